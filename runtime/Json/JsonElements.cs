using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Losant.Runtime;

/// <summary>What elements lack: strict text, and comparison (which the framework has from .NET 9 on).</summary>
internal static class JsonElements
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The element as strict JSON, without the comments or trailing commas of the text that it came from.</summary>
    public static ReadOnlySpan<byte> Strict(JsonElement element)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Compact)) element.WriteTo(writer);
        return buffer.WrittenSpan;
    }

    /// <summary>Whether two elements are the same JSON; the order of members does not count.</summary>
    public static bool AreSame(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind) return false;
        return left.ValueKind switch
        {
            JsonValueKind.Object => HaveSameMembers(left, right),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => AreSame(pair.First, pair.Second)),
            JsonValueKind.String => left.ValueEquals(right.GetString()),
            JsonValueKind.Number => left.GetRawText() == right.GetRawText() || left.GetDouble().Equals(right.GetDouble()),
            _ => true,
        };
    }

    private static bool HaveSameMembers(JsonElement left, JsonElement right)
    {
        int count = 0;
        foreach (JsonProperty member in left.EnumerateObject())
        {
            if (!right.TryGetProperty(member.Name, out JsonElement other) || !AreSame(member.Value, other)) return false;
            count++;
        }

        return count == right.EnumerateObject().Count();
    }
}
