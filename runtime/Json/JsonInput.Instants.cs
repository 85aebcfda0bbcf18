using System.Text.Json;

namespace Losant.Runtime;

public ref partial struct JsonInput
{
    /// <summary>The member of a wrapped time.</summary>
    internal static ReadOnlySpan<byte> WrappedName => "$date"u8;

    internal LosantInstant ReadInstant()
    {
        const string Expected = "a string, a number or an object with $date";
        if (TokenType is JsonTokenType.String or JsonTokenType.Number) return new LosantInstant(ReadScalar());
        JsonInput before = this;
        JsonScalar value = default;
        Dictionary<string, JsonElement>? others = null;
        if (TokenType != JsonTokenType.StartObject) throw Unexpected(Expected);
        BeginObject();
        while (NextMember(out ReadOnlySpan<byte> name))
        {
            if (!name.SequenceEqual(WrappedName)) others = ReadExtra(others, name);
            else if (TokenType is JsonTokenType.String or JsonTokenType.Number) value = ReadScalar();
            else throw Unexpected("a string or a number");
        }

        if (value.Kind == JsonScalarKind.Undefined) throw before.Unexpected(Expected);
        return new LosantInstant(value, others is null ? LosantInstant.Wrapping.Plain : new LosantInstant.Wrapping(others));
    }
}
