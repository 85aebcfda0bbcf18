using System.Text.Json;
using System.Text.Json.Serialization;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

/// <summary>A type as the generator emits it: members of every kind, a nullable member, and additional members.</summary>
[JsonConverter(typeof(JsonModelConverter<Pump>))]
internal sealed class Pump : IJsonCodec<Pump>
{
    private Optional<string> _note;

    public string? Name { get; set; }

    public long? Count { get; set; }

    public double? Level { get; set; }

    public bool? IsOn { get; set; }

    public DateTimeOffset? Since { get; set; }

    public JsonScalar? Last { get; set; }

    public string? Note { get => _note.Value; set => _note = new Optional<string>(value); }

    public bool HasNote => _note.IsSet;

    public IReadOnlyList<Pump>? Parts { get; set; }

    public IReadOnlyDictionary<string, string>? Tags { get; set; }

    public Dictionary<string, JsonElement>? Extra { get; set; }

    public static Pump Read(ref JsonInput input)
    {
        Pump pump = new();
        input.BeginObject();
        while (input.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("name"u8)) pump.Name = input.ReadString();
            else if (name.SequenceEqual("count"u8)) pump.Count = input.ReadInt64();
            else if (name.SequenceEqual("level"u8)) pump.Level = input.ReadDouble();
            else if (name.SequenceEqual("isOn"u8)) pump.IsOn = input.ReadBoolean();
            else if (name.SequenceEqual("since"u8)) pump.Since = input.ReadDateTime();
            else if (name.SequenceEqual("last"u8)) pump.Last = input.ReadScalar();
            else if (name.SequenceEqual("note"u8)) pump.Note = input.ReadString();
            else if (name.SequenceEqual("parts"u8)) pump.Parts = input.ReadObject<IReadOnlyList<Pump>, ListCodec<Pump, Pump>>();
            else if (name.SequenceEqual("tags"u8)) pump.Tags = input.ReadObject<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec, AnyKey>>();
            else if (name.SequenceEqual("_links"u8)) input.Skip();
            else pump.Extra = input.ReadExtra(pump.Extra, name);
        }

        return pump;
    }

    public static void Write(ref JsonOutput output, Pump value)
    {
        output.BeginObject();
        output.Member("name"u8, value.Name);
        output.Member("count"u8, value.Count);
        output.Member("level"u8, value.Level);
        output.Member("isOn"u8, value.IsOn);
        output.Member("since"u8, value.Since);
        output.Member("last"u8, value.Last);
        output.Nullable("note"u8, value._note);
        output.Member<IReadOnlyList<Pump>, ListCodec<Pump, Pump>>("parts"u8, value.Parts);
        output.Member<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec, AnyKey>>("tags"u8, value.Tags);
        output.Extra(value.Extra);
        output.EndObject();
    }

    public static void Validate(Pump value, ref Losant.Runtime.Validation validation)
    {
        validation.Required("name", value.Name is not null);
        validation.String("name", value.Name, PumpRules.Name);
        validation.Number("level", value.Level, PumpRules.Level);
        validation.Object<IReadOnlyList<Pump>, ListCodec<Pump, Pump>>("parts", value.Parts);
        validation.Object<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec, TagKeys>>("tags", value.Tags);
    }
}
