using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Actions;

/// <summary>Creates an item from an example item: a copy with another id, wherever the id occurs, and another name.</summary>
internal static class ListItem
{
    private const int ChangedDigits = 6;

    /// <summary>An exact copy of the example for round 0; a copy with its own id and name for any other round.</summary>
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

    /// <summary>A hexadecimal id keeps its length.</summary>
    private static string NewId(string id, long round) => id.Length > ChangedDigits && id.All(char.IsAsciiHexDigit)
        ? string.Create(CultureInfo.InvariantCulture, $"{id[..^ChangedDigits]}{round:x6}")
        : string.Create(CultureInfo.InvariantCulture, $"{id}-{round + 1}");
}
