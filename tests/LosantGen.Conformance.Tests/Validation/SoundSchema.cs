using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Removes nodes that are not valid schemas from a schema, because NJsonSchema throws on them. In draft-07 a schema is an object
/// or a boolean, and unknown keywords are ignored. Everything else is unchanged.
/// </summary>
internal static class SoundSchema
{
    public static void Mend(JsonNode? node)
    {
        if (node is not JsonObject schema) return;
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

    private static void MendMember(JsonObject owner, string name)
    {
        if (!owner.TryGetPropertyValue(name, out var value)) return;
        if (value is JsonObject || value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) Mend(value);
        else owner.Remove(name);
    }
}
