using System.Text.Json.Nodes;
using Losant.Simulator.Data;

namespace Losant.Simulator.Actions;

/// <summary>Writes a point as the API does.</summary>
internal static class PointJson
{
    public static JsonObject Write(TimedPoint point) => new()
    {
        ["time"] = TimeRange.ToText(point.Time),
        ["data"] = new JsonObject(point.Data.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value.ToJson()))),
    };
}
