using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>A small model as the generator writes it: a name of up to ten characters and a value.</summary>
internal sealed class Thing : IJsonObject<Thing>
{
    private static readonly MemberNames Names = new("name value");
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

    public static void Members(ref MemberList members, Thing value)
    {
        members.Begin(Names);
        members.String(0, value.Name, NameRule, required: true);
        members.Number(1, value.Value);
        members.End(value);
    }
}
