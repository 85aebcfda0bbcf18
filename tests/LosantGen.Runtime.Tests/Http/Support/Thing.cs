using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>A small model as the generator writes it: a name of up to ten characters and a value.</summary>
internal sealed class Thing : IJsonCodec<Thing>
{
    private static readonly StringRule NameRule = new(minLength: 1, maxLength: 10);

    public string? Name { get; init; }

    public double? Value { get; init; }

    public static Thing Read(ref JsonInput input)
    {
        string? name = null;
        double? value = null;
        input.BeginObject();
        while (input.NextMember(out var member))
        {
            if (member.SequenceEqual("name"u8))
                name = input.ReadString();
            else if (member.SequenceEqual("value"u8))
                value = input.ReadDouble();
        }

        return new Thing { Name = name, Value = value };
    }

    public static void Write(ref JsonOutput output, Thing value)
    {
        output.BeginObject();
        output.Member("name"u8, value.Name);
        output.Member("value"u8, value.Value);
        output.EndObject();
    }

    public static void Validate(Thing value, ref Losant.Runtime.Validation validation)
    {
        validation.Required("name", value.Name is not null);
        validation.String("name", value.Name, NameRule);
    }
}
