using System.Text.Json;
using System.Text.Json.Serialization;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

/// <summary>A type as the generator emits it: members of every kind, a nullable member, and additional members.</summary>
[JsonConverter(typeof(JsonModelConverter<Pump>))]
internal sealed class Pump : IJsonObject<Pump>
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

    private static readonly MemberNames Names = new("name count level isOn since last note parts tags _links");

    public static Pump Read(ref JsonInput input)
    {
        Pump pump = new();
        for (int i = input.Begin(); input.Next(Names, ref i);)
        {
            input.Required();
            switch (i)
            {
                case 0: pump.Name = input.ReadString(); break;
                case 1: pump.Count = input.ReadInt64(); break;
                case 2: pump.Level = input.ReadDouble(); break;
                case 3: pump.IsOn = input.ReadBoolean(); break;
                case 4: pump.Since = input.ReadDateTime(); break;
                case 5: pump.Last = input.ReadScalar(); break;
                case 6: pump.Note = input.ReadString(); break;
                case 7: pump.Parts = input.ReadObject<IReadOnlyList<Pump>, ListCodec<Pump, Pump>>(); break;
                case 8: pump.Tags = input.ReadObject<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec, AnyKey>>(); break;
                case 9: input.Skip(); break;
                default: pump.Extra = input.ReadExtra(pump, pump.Extra); break;
            }
        }

        return pump;
    }

    public static void Members(ref MemberList members, Pump value)
    {
        members.Begin(Names);
        members.String(0, value.Name, PumpRules.Name, required: true);
        members.Integer(1, value.Count);
        members.Number(2, value.Level, PumpRules.Level);
        members.Boolean(3, value.IsOn);
        members.DateTime(4, value.Since);
        members.Scalar(5, value.Last);
        members.NullableString(6, value._note);
        members.Models(7, value.Parts);
        members.Value<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec, AnyKey>>(8, value.Tags);
        if (members.Enter(8, value.Tags, out IReadOnlyDictionary<string, string>? tags))
        {
            members.Validation.Map<string, StringCodec, TagKeys>(tags);
            members.Exit();
        }

        members.Extra(value.Extra);
        members.End(value);
    }
}
