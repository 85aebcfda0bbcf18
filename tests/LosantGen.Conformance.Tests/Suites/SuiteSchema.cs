using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LosantGen.Conformance.Tests.Suites;

/// <summary>Schemas as plain JSON: which ones are in one, and the type that keywords imply.</summary>
internal static class SuiteSchema
{
    private static readonly string[] OneSchema = ["items", "additionalProperties", "not", "additionalItems", "contains", "propertyNames", "if", "then", "else"];
    private static readonly string[] Lists = ["oneOf", "anyOf", "allOf", "items"];
    private static readonly string[] Maps = ["properties", "patternProperties", "definitions", "dependencies"];

    private static readonly (string Type, string[] Keywords)[] Implied =
    [
        ("number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
        ("string", ["minLength", "maxLength", "pattern", "format"]),
        ("array", ["items", "additionalItems", "contains", "minItems", "maxItems", "uniqueItems"]),
        ("object", ["properties", "patternProperties", "additionalProperties", "required", "minProperties", "maxProperties", "propertyNames", "dependencies"]),
    ];

    /// <summary>The schema and all that are in it.</summary>
    public static IEnumerable<JsonNode> AllOf(JsonNode? schema)
    {
        if (schema is not JsonObject node)
        {
            if (schema is JsonValue) yield return schema;
            yield break;
        }
        yield return node;
        var inner = OneSchema.Select(k => node[k])
            .Concat(Lists.SelectMany(k => node[k] as JsonArray ?? []))
            .Concat(Maps.SelectMany(k => (node[k] as JsonObject ?? []).Select(m => m.Value)));
        foreach (var found in inner.SelectMany(AllOf)) yield return found;
    }

    /// <summary>The schema with the type written in wherever it states none and its keywords are those of one; null where that is nowhere.</summary>
    public static JsonNode? Typed(JsonNode schema)
    {
        var typed = schema.DeepClone();
        var isChanged = false;
        foreach (var node in AllOf(typed).OfType<JsonObject>().ToList())
        {
            if (ImpliedType(node) is not { } type) continue;
            node["type"] = type;
            isChanged = true;
        }
        return isChanged ? typed : null;
    }

    /// <summary>Whether a value, or a part of it, is of another type than the one that keywords imply there: the suite's verdict is about the schema without the type then.</summary>
    public static bool IsOfAnotherType(JsonNode root, JsonNode? schema, JsonNode? instance, int depth = 0)
    {
        if (schema is not JsonObject node || depth > 40) return false;
        if (node["$ref"] is JsonValue reference) return IsOfAnotherType(root, Target(root, (string)reference!), instance, depth + 1);
        if (ImpliedType(node) is { } type && type != TypeOf(instance)) return true;
        return Parts(node, instance).Any(p => IsOfAnotherType(root, p.Schema, p.Instance, depth + 1));
    }

    /// <summary>JSON Schema's name for the kind of a value.</summary>
    public static string TypeOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    // An enum and a constant say all by themselves.
    private static string? ImpliedType(JsonObject node)
    {
        if (node.ContainsKey("type") || node.ContainsKey("$ref") || node.ContainsKey("enum") || node.ContainsKey("const")) return null;
        var types = Implied.Where(i => i.Keywords.Any(node.ContainsKey)).ToList();
        return types is [var one] ? one.Type : null;
    }

    private static IEnumerable<(JsonNode? Schema, JsonNode? Instance)> Parts(JsonObject node, JsonNode? instance)
    {
        foreach (var branch in new[] { "oneOf", "anyOf", "allOf" }.SelectMany(k => node[k] as JsonArray ?? [])) yield return (branch, instance);
        foreach (var keyword in new[] { "not", "if", "then", "else" }) yield return (node[keyword], instance);
        foreach (var (_, dependency) in node["dependencies"] as JsonObject ?? []) yield return (dependency, instance);
        if (instance is JsonArray items)
        {
            foreach (var (index, item) in items.Index())
            {
                yield return (node["items"] is JsonArray tuple ? index < tuple.Count ? tuple[index] : node["additionalItems"] : node["items"], item);
                yield return (node["contains"], item);
            }
        }
        foreach (var (name, value) in instance as JsonObject ?? [])
        {
            var own = (node["properties"] as JsonObject ?? []).Where(p => p.Key == name)
                .Concat((node["patternProperties"] as JsonObject ?? []).Where(p => Regex.IsMatch(name, p.Key, RegexOptions.ECMAScript))).ToList();
            foreach (var (_, schema) in own) yield return (schema, value);
            if (own.Count == 0) yield return (node["additionalProperties"], value);
        }
    }

    private static JsonNode? Target(JsonNode root, string reference)
    {
        if (!reference.StartsWith('#')) return null;
        JsonNode? node = root;
        foreach (var step in reference.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node?[name];
        }
        return node;
    }
}
