using System.Text.Json.Nodes;
using Losant.Simulator.Data;

namespace Losant.Simulator.Actions;

/// <summary>A point as the API writes it.</summary>
internal static class PointJson
{
    public static JsonObject Write(TimedPoint point) => new()
    {
        ["time"] = TimeRange.ToText(point.Time),
        ["data"] = new JsonObject(point.Data.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value.ToJson()))),
    };
}
