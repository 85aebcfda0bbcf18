using System.Text.Json.Nodes;
using Losant.Simulator.Store;

namespace Losant.Simulator.Queries;

/// <summary>A condition on the triggers or nodes of a workflow: one of them has the type, the key and the settings that are asked for.</summary>
internal static class PartCondition
{
    public static bool Matches(JsonNode? condition, IEnumerable<JsonObject> parts) => condition switch
    {
        JsonObject form when form["$eq"] is JsonObject wanted => parts.Any(part => Fits(wanted, part)),
        JsonObject form when form["$ne"] is JsonObject wanted => !parts.Any(part => Fits(wanted, part)),
        JsonObject wanted => parts.Any(part => Fits(wanted, part)),
        _ => !parts.Any(),
    };

    private static bool Fits(JsonObject wanted, JsonObject part) =>
        JsonRead.Text(wanted["type"]) == JsonRead.Text(part["type"])
        && (wanted["key"] is not { } key || JsonNode.DeepEquals(key, part["key"]))
        && (wanted["config"] as JsonObject ?? []).All(setting => JsonNode.DeepEquals(setting.Value, (part["config"] as JsonObject)?[setting.Key]));
}
