using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Takes out of a schema what stands where a schema should be and is none, on which NJsonSchema throws. Draft-07 says that a
/// schema is an object or a boolean, and that what is no keyword says nothing; else nothing is touched.
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
            // A list where a schema belongs is a choice within the choice.
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
