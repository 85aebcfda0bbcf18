using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Removes nodes that are not valid schemas from a schema, because NJsonSchema throws on them. In draft-07 a schema is an object
/// or a boolean, and unknown keywords are ignored. Definitions of properties go where they are meant to be. Everything else is unchanged.
/// </summary>
internal static class SoundSchema
{
    private static readonly HashSet<string> Holders = ["items", "additionalProperties", "not", "properties", "patternProperties", "default"];

    public static void Mend(JsonNode? node)
    {
        if (node is not JsonObject schema) return;
        Move(schema);
        // A keyword of draft-04, which NJsonSchema still reads.
        if (schema["id"] is JsonObject) schema.Remove("id");
        foreach (var limit in new[] { "maxItems", "minItems", "maxLength", "minLength", "maxProperties", "minProperties" })
        {
            if (schema[limit] is { } value && value.GetValueKind() != System.Text.Json.JsonValueKind.Number) schema.Remove(limit);
        }
        foreach (var keyword in new[] { "items", "additionalProperties", "not" }) MendMember(schema, keyword);
        foreach (var keyword in new[] { "properties", "patternProperties" })
        {
            if (schema[keyword] is not JsonObject map) continue;
            foreach (var name in map.Select(m => m.Key).ToList()) MendMember(map, name);
        }
        foreach (var keyword in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema[keyword] is not JsonArray branches) continue;
            // An array in place of a schema is a nested list of cases.
            foreach (var nested in branches.OfType<JsonArray>().ToList()) branches[branches.IndexOf(nested)] = new JsonObject { [keyword] = nested.DeepClone() };
            foreach (var branch in branches) Mend(branch);
        }
    }

    // The vendor's whole schemas in 'properties', and definitions of properties directly in a schema.
    private static void Move(JsonObject schema)
    {
        if (schema["properties"] is JsonObject whole && whole["type"] is JsonValue && whole["properties"] is JsonObject)
        {
            schema.Remove("properties");
            foreach (var (keyword, value) in whole.Where(k => !schema.ContainsKey(k.Key)).ToList()) schema[keyword] = value?.DeepClone();
        }
        if (schema["type"] is not (null or JsonObject) && schema["type"]!.ToString() != "object") return;
        var misplaced = schema.Where(m => m.Value is JsonObject { } definition && definition["type"] is JsonValue or JsonArray && !Holders.Contains(m.Key)).ToList();
        if (misplaced.Count == 0) return;
        if (schema["properties"] is not JsonObject properties) schema["properties"] = properties = new JsonObject();
        foreach (var (name, definition) in misplaced)
        {
            schema.Remove(name);
            properties.TryAdd(name, definition);
        }
        schema["type"] = "object";
    }

    private static void MendMember(JsonObject owner, string name)
    {
        if (!owner.TryGetPropertyValue(name, out var value)) return;
        if (value is JsonObject || value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) Mend(value);
        else owner.Remove(name);
    }
}
