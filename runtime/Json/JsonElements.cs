using System.Text.Json;

namespace Losant.Runtime.Json;

/// <summary>Helpers for elements: comparison (in the framework only since .NET 9), and strings with lone surrogates.</summary>
internal static class JsonElements
{
    /// <summary>Whether two elements are the same JSON; the order of members does not matter.</summary>
    public static bool AreSame(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind) return false;
        return left.ValueKind switch
        {
            JsonValueKind.Object => HaveSameMembers(left, right),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength() && HaveSameItems(left, right),
            JsonValueKind.String => TextOf(left) == TextOf(right),
            JsonValueKind.Number => left.GetRawText() == right.GetRawText() || left.GetDouble().Equals(right.GetDouble()),
            _ => true,
        };
    }

    /// <summary>Gets the value of a JSON string; its raw text if it has escapes of lone surrogates, for which GetString throws.</summary>
    public static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText()[1..^1];
        }
    }

    private static bool HaveSameItems(JsonElement left, JsonElement right)
    {
        JsonElement.ArrayEnumerator others = right.EnumerateArray();
        foreach (JsonElement item in left.EnumerateArray())
            if (!others.MoveNext() || !AreSame(item, others.Current))
                return false;
        return true;
    }

    private static bool HaveSameMembers(JsonElement left, JsonElement right)
    {
        int more = 0;
        foreach (JsonProperty _ in right.EnumerateObject()) more++;
        foreach (JsonProperty member in left.EnumerateObject())
        {
            if (!right.TryGetProperty(member.Name, out JsonElement other) || !AreSame(member.Value, other)) return false;
            more--;
        }

        return more == 0;
    }
}
