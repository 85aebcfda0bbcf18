using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Validation;

/// <summary>
/// Copies a schema without the nodes that are not valid schemas. Published files have a few (an array, a string or a number in
/// place of a schema), and the validator throws on them.
/// </summary>
internal static class SchemaRepair
{
    private static readonly HashSet<string> Maps = ["properties", "patternProperties"];
    private static readonly HashSet<string> Lists = ["oneOf", "anyOf", "allOf"];
    private static readonly HashSet<string> Single = ["items", "additionalProperties", "additionalItems", "not", "contains", "propertyNames"];

    /// <summary>The copy, or null if the node is not a schema.</summary>
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
    /// The JSON types that a validation keyword can have. Other keywords are removed: descriptions, local definitions (they move to
    /// the bundle), and property names in place of keywords.
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

    // An array in place of a schema is a nested list of cases; an unreadable case allows any value.
    private static JsonArray List(string keyword, JsonArray branches) =>
        [.. branches.Select(b => b is JsonArray nested ? new JsonObject { [keyword] = List(keyword, nested) } : Repaired(b) ?? new JsonObject())];
}
