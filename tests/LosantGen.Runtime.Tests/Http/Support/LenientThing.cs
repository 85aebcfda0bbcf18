using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>A small model with optional members, as the generator reads it.</summary>
internal sealed class LenientThing : IJsonObject<LenientThing>
{
    public string? Name { get; set; }

    public double? Value { get; set; }

    private static readonly MemberNames Names = new("name value");

    public static LenientThing Read(ref JsonInput input)
    {
        var x = new LenientThing();
        for (var i = input.Begin(); input.Next(Names, ref i);)
        {
            switch (i)
            {
                case 0: x.Name = input.ReadString(); break;
                case 1: x.Value = input.ReadDouble(); break;
                default: input.Skip(x); break;
            }
        }

        return x;
    }

    public static void Members(ref MemberList members, LenientThing value)
    {
        members.Begin(Names);
        members.String(0, value.Name);
        members.Number(1, value.Value);
        members.End(value);
    }
}
