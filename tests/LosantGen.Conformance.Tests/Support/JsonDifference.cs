using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Support;

/// <summary>The first location at which two JSON values differ. The order of members is ignored, and 1.0 equals 1.</summary>
internal static class JsonDifference
{
    public static string? Of(string expected, string actual) => Of(JsonNode.Parse(expected), JsonNode.Parse(actual));

    public static string? Of(JsonNode? expected, JsonNode? actual, string path = "")
    {
        switch (expected, actual)
        {
            case (JsonObject left, JsonObject right):
                foreach (var (name, value) in left)
                {
                    if (!right.TryGetPropertyValue(name, out var other)) return $"{path}/{name} is missing";
                    if (Of(value, other, $"{path}/{name}") is { } difference) return difference;
                }
                return right.FirstOrDefault(m => !left.ContainsKey(m.Key)) is { Key: { } extra } ? $"{path}/{extra} is too much" : null;
            case (JsonArray left, JsonArray right):
                if (left.Count != right.Count) return $"{path} has {right.Count.ToString(CultureInfo.InvariantCulture)} items, not {left.Count.ToString(CultureInfo.InvariantCulture)}";
                for (var i = 0; i < left.Count; i++)
                {
                    if (Of(left[i], right[i], $"{path}/{i.ToString(CultureInfo.InvariantCulture)}") is { } difference) return difference;
                }
                return null;
            default:
                return AreSame(expected, actual) ? null : $"{path} is {Show(actual)}, not {Show(expected)}";
        }
    }

    private static bool AreSame(JsonNode? left, JsonNode? right)
    {
        if (left is null || right is null) return left is null && right is null;
        if (left.GetValueKind() != right.GetValueKind()) return false;
        return left.GetValueKind() switch
        {
            JsonValueKind.String => (string)left! == (string)right!,
            JsonValueKind.Number => left.ToJsonString() == right.ToJsonString() || left.AsValue().GetValue<JsonElement>().GetDouble() == right.AsValue().GetValue<JsonElement>().GetDouble(),
            JsonValueKind.True or JsonValueKind.False => true,
            _ => false,
        };
    }

    private static string Show(JsonNode? node) => node?.ToJsonString() is { } text ? text.Length > 80 ? text[..80] + "…" : text : "null";
}
