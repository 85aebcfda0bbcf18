using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>A small model with optional members, as the generator reads it.</summary>
internal sealed class LenientThing : IJsonCodec<LenientThing>
{
    public string? Name { get; set; }

    public double? Value { get; set; }

    public static LenientThing Read(ref JsonInput input)
    {
        var x = new LenientThing();
        for (input.BeginObject(); input.Next(out var name);)
        {
            switch (name.Length)
            {
                case 4 when name.Is("name"u8):
                    x.Name = input.ReadString();
                    break;
                case 5 when name.Is("value"u8):
                    x.Value = input.ReadDouble();
                    break;
                default:
                    input.Skip(x, name);
                    break;
            }
        }

        return x;
    }

    public static void Write(ref JsonOutput output, LenientThing value)
    {
        output.BeginObject();
        output.Member("name"u8, value.Name);
        output.Member("value"u8, value.Value);
        output.EndObject(value);
    }
}
