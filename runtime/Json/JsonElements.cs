using System.Text.Json;

namespace Losant.Runtime.Json;

/// <summary>What elements lack: comparison (which the framework has from .NET 9 on), and texts with half of a letter in them.</summary>
internal static class JsonElements
{
    /// <summary>Whether two elements are the same JSON; the order of members does not count.</summary>
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

    /// <summary>The text of a string; as it is written where it has escapes of halves of letters, which no text can hold.</summary>
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
