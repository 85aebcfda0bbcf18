using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Actions;

/// <summary>Makes another item of an example item: the same but for its id, wherever it has it, and its name.</summary>
internal static class ListItem
{
    private const int ChangedDigits = 6;

    /// <summary>A copy of the example for round 0; one with an id and a name of its own for any other.</summary>
    public static JsonNode? Make(JsonNode? example, long round)
    {
        var copy = example?.DeepClone();
        if (round == 0 || copy is not JsonObject item)
            return copy;
        if (Text(item["id"]) is { } id)
        {
            foreach (var member in item.Where(member => string.Equals(Text(member.Value), id, StringComparison.Ordinal)).Select(member => member.Key).ToArray())
                item[member] = NewId(id, round);
        }

        if (Text(item["name"]) is { } name)
            item["name"] = string.Create(CultureInfo.InvariantCulture, $"{name}-{round + 1}");
        return item;
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    /// <summary>An id of hexadecimal digits keeps its length.</summary>
    private static string NewId(string id, long round) => id.Length > ChangedDigits && id.All(char.IsAsciiHexDigit)
        ? string.Create(CultureInfo.InvariantCulture, $"{id[..^ChangedDigits]}{round:x6}")
        : string.Create(CultureInfo.InvariantCulture, $"{id}-{round + 1}");
}
