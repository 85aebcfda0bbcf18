using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

// An additional property with the name of a member that is set would be sent beside it, and unchecked.
public partial struct Validation
{
    private void Twice<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        // Only few requests have additional properties; what is written says which names there are.
        byte[] json;
        try
        {
            json = JsonText.Serialize<T, TCodec>(value);
        }
        catch (ArgumentException)
        {
            return; // A number that JSON cannot express is an error of its own.
        }

        JsonInput input = new(json);
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (input.BeginObject(); input.NextMember(out ReadOnlySpan<byte> utf8); input.Skip())
        {
            string name = Wtf8.GetString(utf8);
            if (!seen.Add(name)) FailOnce(new Step(name, 0), "additionalProperties", "A member of the type has this name, and would be sent twice. Set its property, and remove the name from AdditionalProperties.");
        }
    }
}
