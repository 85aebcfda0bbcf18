using System.Text;
using System.Text.Json;
using Losant.Runtime.Json.Numbers;
using Losant.Runtime.Json.Strings;
#if NET9_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace Losant.Runtime.Json;

/// <summary>Helpers for elements: comparison (in the framework only since .NET 9), and strings with lone surrogates.</summary>
internal static class JsonElements
{
    private const int FewMembers = 16;

    /// <summary>Whether two elements are the same JSON; the order of members does not matter.</summary>
    public static bool AreSame(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind) return false;
        return left.ValueKind switch
        {
            JsonValueKind.Object => HaveSameMembers(left, right),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength() && HaveSameItems(left, right),
            JsonValueKind.String => TextOf(left) == TextOf(right),
            JsonValueKind.Number => DecimalText.AreEqual(RawOf(left), RawOf(right)),
            _ => true,
        };
    }

    /// <summary>Gets the value of a JSON string, with lone surrogates, for which GetString throws.</summary>
    public static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Wtf8.GetString(JsonEscapes.Remove(RawOf(text)[1..^1]));
        }
    }

    /// <summary>Gets an element's raw text in UTF-8.</summary>
    public static ReadOnlySpan<byte> RawOf(JsonElement element) =>
#if NET9_0_OR_GREATER
        JsonMarshal.GetRawUtf8Value(element);
#else
        Encoding.UTF8.GetBytes(element.GetRawText());
#endif

    private static bool HaveSameItems(JsonElement left, JsonElement right)
    {
        JsonElement.ArrayEnumerator others = right.EnumerateArray();
        foreach (JsonElement item in left.EnumerateArray())
            if (!others.MoveNext() || !AreSame(item, others.Current))
                return false;
        return true;
    }

    /// <summary>Whether an element is what was kept. What is written back is the same text: compared by members, JSON that has a name twice is not even the same as itself.</summary>
    public static bool IsStill(JsonElement now, JsonElement kept) => RawOf(now).SequenceEqual(RawOf(kept)) || AreSame(now, kept);

    private static bool HaveSameMembers(JsonElement left, JsonElement right)
    {
        int more = 0;
        foreach (JsonProperty _ in right.EnumerateObject()) more++;
        Dictionary<string, JsonElement>? members = more > FewMembers ? MembersOf(right) : null;
        foreach (JsonProperty member in left.EnumerateObject())
        {
            JsonElement other;
            bool isFound = members is null ? TryGet(right, NameOf(member), out other) : members.TryGetValue(NameOf(member), out other);
            if (!isFound || !AreSame(member.Value, other)) return false;
            more--;
        }

        return more == 0;
    }

    // To find each member from the beginning would take time that grows with the square of their number.
    private static Dictionary<string, JsonElement> MembersOf(JsonElement value)
    {
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject()) members[NameOf(member)] = member.Value;
        return members;
    }

    /// <summary>Gets a member; of several that have its name, the last one.</summary>
    public static bool TryGet(JsonElement parent, string name, out JsonElement value)
    {
        try
        {
            if (!Wtf8.HasLoneSurrogate(name)) return parent.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // Another member has one in its name.
        }

        value = default;
        foreach (JsonProperty member in parent.EnumerateObject())
            if (NameOf(member) == name)
                value = member.Value;
        return value.ValueKind != JsonValueKind.Undefined;
    }

    // As TextOf; the raw text of a member begins with its quoted name.
    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            string raw = member.ToString();
            int end = 1;
            while (raw[end] != '"') end += raw[end] == '\\' ? 2 : 1;
            return Wtf8.GetString(JsonEscapes.Remove(Encoding.UTF8.GetBytes(raw[1..end])));
        }
    }
}
