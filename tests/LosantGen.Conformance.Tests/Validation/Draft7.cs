using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// A validator of draft-07 that has nothing in common with ours: it evaluates a schema as the specification words it. It knows no formats and
/// only references within the document; the public suite says that the rest is right.
/// </summary>
internal sealed class Draft7(JsonNode? root)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public bool IsValid(JsonNode? instance) => Fits(root, instance);

    private bool Fits(JsonNode? schema, JsonNode? value)
    {
        if (schema is not JsonObject node) return schema is not null && schema.GetValueKind() == JsonValueKind.True;
        if (node["$ref"] is { } reference) return Fits(Target((string)reference!), value);
        return node.All(k => Fits(node, k.Key, k.Value, value));
    }

    private bool Fits(JsonObject schema, string keyword, JsonNode? says, JsonNode? value) => keyword switch
    {
        "type" => says is JsonArray types ? types.Any(t => IsOf((string)t!, value)) : IsOf((string)says!, value),
        "enum" => says!.AsArray().Any(v => AreSame(v, value)),
        "const" => AreSame(says, value),
        "allOf" => says!.AsArray().All(s => Fits(s, value)),
        "anyOf" => says!.AsArray().Any(s => Fits(s, value)),
        "oneOf" => says!.AsArray().Count(s => Fits(s, value)) == 1,
        "not" => !Fits(says, value),
        "if" => Fits(says, value) ? !schema.ContainsKey("then") || Fits(schema["then"], value) : !schema.ContainsKey("else") || Fits(schema["else"], value),
        _ => value switch
        {
            JsonObject members => FitsObject(schema, keyword, says, members),
            JsonArray items => FitsArray(schema, keyword, says, items),
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => FitsString(keyword, says, (string)scalar!),
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number => FitsNumber(keyword, says, Number(scalar)),
            _ => true,
        },
    };

    private bool FitsObject(JsonObject schema, string keyword, JsonNode? says, JsonObject members) => keyword switch
    {
        "required" => says!.AsArray().All(n => members.ContainsKey((string)n!)),
        "minProperties" => members.Count >= Number(says),
        "maxProperties" => members.Count <= Number(says),
        "propertyNames" => members.All(m => Fits(says, JsonValue.Create(m.Key))),
        "properties" => says!.AsObject().All(p => !members.ContainsKey(p.Key) || Fits(p.Value, members[p.Key])),
        "patternProperties" => says!.AsObject().All(p => members.Where(m => Matches(p.Key, m.Key)).All(m => Fits(p.Value, m.Value))),
        "additionalProperties" => members.Where(m => schema["properties"]?.AsObject().ContainsKey(m.Key) != true && schema["patternProperties"]?.AsObject().Any(p => Matches(p.Key, m.Key)) != true).All(m => Fits(says, m.Value)),
        "dependencies" => says!.AsObject().All(d => !members.ContainsKey(d.Key) || (d.Value is JsonArray names ? names.All(n => members.ContainsKey((string)n!)) : Fits(d.Value, members))),
        _ => true,
    };

    private bool FitsArray(JsonObject schema, string keyword, JsonNode? says, JsonArray items) => keyword switch
    {
        "minItems" => items.Count >= Number(says),
        "maxItems" => items.Count <= Number(says),
        "uniqueItems" => says!.GetValueKind() == JsonValueKind.False || !items.Index().Any(a => items.Take(a.Index).Any(b => AreSame(a.Item, b))),
        "contains" => items.Any(i => Fits(says, i)),
        "items" => says is JsonArray tuple ? items.Zip(tuple).All(p => Fits(p.Second, p.First)) : items.All(i => Fits(says, i)),
        "additionalItems" => schema["items"] is not JsonArray first || items.Skip(first.Count).All(i => Fits(says, i)),
        _ => true,
    };

    private static bool FitsString(string keyword, JsonNode? says, string text) => keyword switch
    {
        "minLength" => text.EnumerateRunes().Count() >= Number(says),
        "maxLength" => text.EnumerateRunes().Count() <= Number(says),
        "pattern" => Matches((string)says!, text),
        _ => true,
    };

    private static bool FitsNumber(string keyword, JsonNode? says, double number) => keyword switch
    {
        "minimum" => number >= Number(says),
        "maximum" => number <= Number(says),
        "exclusiveMinimum" => number > Number(says),
        "exclusiveMaximum" => number < Number(says),
        "multipleOf" => Math.Abs(number) < 1e20 ? (decimal)number % (decimal)Number(says) == 0 : Math.IEEERemainder(number, Number(says)) == 0,
        _ => true,
    };

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        _ => value?.GetValueKind() == JsonValueKind.Number && Math.Floor(Number(value)) == Number(value),
    };

    private static bool AreSame(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (null, null) => true,
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(m => b.ContainsKey(m.Key) && AreSame(m.Value, b[m.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(p => AreSame(p.First, p.Second)),
        (JsonValue a, JsonValue b) => a.GetValueKind() == b.GetValueKind() && (a.GetValueKind() == JsonValueKind.Number ? Number(a) == Number(b) : a.ToString() == b.ToString()),
        _ => false,
    };

    private static double Number(JsonNode? node) => JsonSerializer.Deserialize<double>(node);

    private static bool Matches(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, MatchTimeout);

    private JsonNode? Target(string reference)
    {
        var node = root;
        foreach (var step in reference.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node?[name];
        }
        return node;
    }
}
