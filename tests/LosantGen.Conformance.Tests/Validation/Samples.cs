using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>Generates values of a schema: with the required members only, or with all declared members.</summary>
internal sealed class Samples(SchemaView view)
{
    private const int MaxDepth = 5;

    private static readonly string[] Strings =
    [
        "abc", "575ec8687ae143cd83dc4a97", "2016-06-13T04:00:00.000Z", "someone@example.com", "https://example.com/a", "key-1", "a", "12345678",
        "{{value}}", "aa/bb", "#ff0000", "* * * * *", "1", "0123456789abcdef0123456789abcdef0123456789abcdef0123", "/", "1.2.3", "text/csv", "A_B", "",
        "~exec.abc", "-----BEGIN CERTIFICATE-----", "losant/#",
    ];

    /// <summary>A value for each way to satisfy the schemas.</summary>
    public IEnumerable<JsonNode?> Of(IReadOnlyList<JsonObject> at, bool full, int depth = 0)
    {
        foreach (var schema in at)
        {
            if (schema["enum"] is JsonArray values)
            {
                foreach (var value in values.Take(3)) yield return value?.DeepClone();
                continue;
            }
            foreach (var type in Types(schema))
            {
                if (Make(schema, type, full, depth) is { } made) yield return made;
                else if (type == "null") yield return null;
            }
        }
    }

    public JsonNode? One(IReadOnlyList<JsonObject> at, bool full, int depth = 0) => Of(at, full, depth).FirstOrDefault();

    public static IEnumerable<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray list => list.Select(t => (string)t!),
        JsonValue one when one.GetValueKind() == JsonValueKind.String => [(string)one!],
        _ => schema.ContainsKey("properties") || schema.ContainsKey("patternProperties") ? ["object"] : schema.ContainsKey("items") ? ["array"] : [],
    };

    private JsonNode? Make(JsonObject schema, string type, bool full, int depth) => type switch
    {
        "string" => Text(schema),
        "number" or "integer" => (double?)schema["minimum"] ?? (double?)schema["exclusiveMinimum"] + 1 ?? Math.Min(7, (double?)schema["maximum"] ?? 7),
        "boolean" => true,
        "array" => List(schema, full, depth),
        "object" => Object(schema, full, depth),
        _ => null,
    };

    private static string? Text(JsonObject schema)
    {
        var min = (int?)schema["minLength"] ?? 0;
        var max = (int?)schema["maxLength"] ?? int.MaxValue;
        var pattern = (string?)schema["pattern"];
        return (string?)schema["format"] switch
        {
            "date-time" => "2016-06-13T04:00:00.000Z",
            "email" => "someone@example.com",
            "uri" => "https://example.com/a",
            _ => Strings.Append(new string('a', Math.Min(min, 5000))).FirstOrDefault(t => t.Length >= min && t.Length <= max && (pattern is null || SchemaView.Matches(pattern, t))),
        };
    }

    private JsonArray List(JsonObject schema, bool full, int depth)
    {
        var items = view.Expand([schema["items"]]);
        var count = Math.Max((int?)schema["minItems"] ?? 0, full && depth < MaxDepth ? 1 : 0);
        return [.. Of(items, full, depth + 1).Concat(Enumerable.Repeat(One(items, full, depth + 1), count)).Take(count).Select(n => n?.DeepClone())];
    }

    private JsonObject Object(JsonObject schema, bool full, int depth)
    {
        var made = new JsonObject();
        var required = SchemaView.Strings([schema], "required").ToHashSet(StringComparer.Ordinal);
        foreach (var name in SchemaView.Declared([schema]).Concat(required).Distinct(StringComparer.Ordinal))
        {
            if (required.Contains(name) || (full && depth < MaxDepth)) made[name] = One(view.Member([schema], name), full && depth < MaxDepth, depth + 1)?.DeepClone();
        }
        if ((full && depth < MaxDepth) || ((int?)schema["minProperties"] ?? 0) > made.Count)
        {
            foreach (var name in Keys(schema).Take(1)) made[name] = One(view.Member([schema], name), full, depth + 1)?.DeepClone();
        }
        return made;
    }

    /// <summary>Names of members that match the schema's patterns.</summary>
    public static IEnumerable<string> Keys(JsonObject schema) =>
        from pattern in schema["patternProperties"] as JsonObject ?? []
        let key = Strings.FirstOrDefault(t => t.Length > 0 && SchemaView.Matches(pattern.Key, t))
        where key is not null
        select key;

    public static string Lengthened(string text, int length) => text.Length >= length ? text[..length] : text.PadRight(length, text.Length > 0 ? text[^1] : 'a');

    public static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
