using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Validation;

/// <summary>
/// Copies a schema without the nodes that are no schemas. Published files have a few (a list, a text or a number where a
/// schema should be), and the validator throws on them.
/// </summary>
internal static class SchemaRepair
{
    private static readonly HashSet<string> Maps = ["properties", "patternProperties"];
    private static readonly HashSet<string> Lists = ["oneOf", "anyOf", "allOf"];
    private static readonly HashSet<string> Single = ["items", "additionalProperties", "additionalItems", "not", "contains", "propertyNames"];

    /// <summary>The copy, or null where the node is no schema.</summary>
    public static JsonNode? Repaired(JsonNode? node) => node switch
    {
        JsonObject schema => Schema(schema),
        JsonValue value when value.GetValueKind() == JsonValueKind.True => new JsonObject(),
        JsonValue value when value.GetValueKind() == JsonValueKind.False => new JsonObject { ["not"] = new JsonObject() },
        _ => null,
    };

    private static JsonObject Schema(JsonObject schema)
    {
        var copy = new JsonObject();
        foreach (var (keyword, value) in schema)
        {
            if (Keyword(keyword, value) is { } repaired)
                copy[keyword] = repaired;
        }

        return copy;
    }

    private static JsonNode? Keyword(string keyword, JsonNode? value)
    {
        if (Maps.Contains(keyword))
            return value is JsonObject map ? Map(map) : null;
        if (Lists.Contains(keyword))
            return value is JsonArray branches ? List(keyword, branches) : null;
        if (Single.Contains(keyword))
            return value is JsonValue boolean && boolean.TryGetValue(out bool _) ? boolean.DeepClone() : Repaired(value);
        return Kind(keyword).Contains(value?.GetValueKind() ?? JsonValueKind.Null) ? value!.DeepClone() : null;
    }

    /// <summary>
    /// What a keyword that says something to a validator must be. All others go: texts for people, local definitions (they move to
    /// the bundle), and names of properties that stand where keywords belong.
    /// </summary>
    private static JsonValueKind[] Kind(string keyword) => keyword switch
    {
        "type" => [JsonValueKind.String, JsonValueKind.Array],
        "required" or "enum" => [JsonValueKind.Array],
        "$ref" or "pattern" or "format" => [JsonValueKind.String],
        "uniqueItems" => [JsonValueKind.True, JsonValueKind.False],
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" or "minLength" or "maxLength"
            or "minItems" or "maxItems" or "minProperties" or "maxProperties" => [JsonValueKind.Number],
        _ => [],
    };

    private static JsonObject Map(JsonObject map)
    {
        var copy = new JsonObject();
        foreach (var (name, schema) in map)
        {
            if (Repaired(schema) is { } repaired)
                copy[name] = repaired;
        }

        return copy;
    }

    // A list where a schema belongs is a choice within the choice; what cannot be understood may be anything.
    private static JsonArray List(string keyword, JsonArray branches) =>
        [.. branches.Select(b => b is JsonArray nested ? new JsonObject { [keyword] = List(keyword, nested) } : Repaired(b) ?? new JsonObject())];
}
