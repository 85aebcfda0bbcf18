using System.Globalization;
using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Generates schemas with all keywords that descriptions use, in random combinations. The same seed generates the same
/// schemas.
/// </summary>
internal sealed class RandomSchemas(int seed)
{
    private const int MaxDepth = 3;

    private static readonly string[] Names = ["id", "kind", "name", "value", "items", "$and", "tags", "created"];
    private static readonly string[] Strings = ["a", "b", "abc", "on", "off", "A_B"];
    private static readonly string[] Patterns = ["^[a-z]+$", "^[A-Fa-f\\d]{24}$", "^key", "^[0-9a-zA-Z_-]{1,5}$"];
    private readonly Random _random = new(seed);

    /// <summary>An object, so that it always has a type.</summary>
    public JsonObject Next() => Object(0);

    private JsonObject Any(int depth) => _random.Next(depth >= MaxDepth ? 5 : 10) switch
    {
        0 or 1 => Text(),
        2 => Number(),
        3 => new JsonObject { ["type"] = Chance(2) ? "boolean" : new JsonArray("string", Chance(2) ? "number" : "boolean") },
        4 => Enum(),
        5 => List(depth),
        6 => Map(depth),
        7 => Union(depth),
        8 => Chance(2) ? AllOf(depth) : Object(depth),
        _ => Object(depth),
    };

    private JsonObject Text()
    {
        var schema = new JsonObject { ["type"] = Chance(5) ? new JsonArray("string", "null") : "string" };
        switch (_random.Next(6))
        {
            case 0:
                schema["maxLength"] = 1 + _random.Next(12);
                if (Chance(2)) schema["minLength"] = 1;
                break;
            case 1:
                schema["pattern"] = Pick(Patterns);
                break;
            case 2:
                schema["format"] = Pick(["date-time", "email", "uri"]);
                break;
            case 3:
                schema["not"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(Pick(Strings)) };
                break;
        }
        return schema;
    }

    private JsonObject Number()
    {
        var schema = new JsonObject { ["type"] = Pick(["number", "integer"]) };
        if (Chance(2)) schema[Pick(["minimum", "exclusiveMinimum"])] = _random.Next(-3, 4);
        if (Chance(3)) schema[Pick(["maximum", "exclusiveMaximum"])] = _random.Next(5, 9);
        return schema;
    }

    private JsonObject Enum() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Some(Strings, 1, 4).Select(t => (JsonNode)t)]) };

    private JsonObject List(int depth)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Any(depth + 1) };
        if (Chance(3)) schema["minItems"] = 1;
        if (Chance(3)) schema["maxItems"] = 1 + _random.Next(4);
        if (Chance(5)) schema["uniqueItems"] = true;
        return schema;
    }

    private JsonObject Map(int depth)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (Chance(2))
        {
            schema["patternProperties"] = new JsonObject { [Pick(Patterns)] = Any(depth + 1) };
            schema["additionalProperties"] = false;
        }
        else
        {
            schema["additionalProperties"] = Any(depth + 1);
        }
        if (Chance(4)) schema["maxProperties"] = 1 + _random.Next(3);
        if (Chance(4)) schema["minProperties"] = 1;
        return schema;
    }

    private JsonObject Object(int depth)
    {
        var names = Some(Names, 1, 5);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject([.. names.Select(n => KeyValuePair.Create(n, (JsonNode?)Any(depth + 1)))]) };
        if (Chance(2)) schema["required"] = new JsonArray([.. names.Where(_ => Chance(2)).Select(n => (JsonNode)n)]);
        if (Chance(2)) schema["additionalProperties"] = false;
        if (Chance(8)) schema["minProperties"] = 1;
        return schema;
    }

    // Parts that do not contradict each other: a schema that allows no value needs no type.
    private JsonObject AllOf(int depth)
    {
        var (first, second) = (Object(depth + 1), Object(depth + 1));
        foreach (var part in new[] { first, second }) part.Remove("additionalProperties");
        foreach (var (name, value) in first["properties"]!.AsObject())
        {
            var shared = second["properties"]!.AsObject();
            if (!shared.ContainsKey(name)) continue;
            shared[name] = value!.DeepClone();
            if (value["type"]?.ToString() == "string" && !value.AsObject().ContainsKey("maxLength") && !value.AsObject().ContainsKey("enum")) shared[name]!["maxLength"] = 1 + _random.Next(12);
        }
        return new JsonObject { ["allOf"] = new JsonArray(first, second) };
    }

    private JsonObject Union(int depth)
    {
        var cases = new JsonArray();
        var count = 2 + _random.Next(2);
        var byConstant = Chance(2);
        for (var i = 0; i < count; i++)
        {
            if (byConstant)
            {
                var item = Object(depth + 1);
                item["properties"]!["kind"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(Strings[i]) };
                item["required"] = new JsonArray("kind");
                cases.Add(item);
            }
            else
            {
                // Cases that differ only in a constraint are frequent in descriptions.
                var item = cases.Count > 0 && Chance(5) ? Twin(cases[0]!) : Any(depth + 1);
                // Two equal cases of a oneOf, or two that allow null, exclude each other, which is never intended.
                if (item["type"] is JsonArray types && types.Any(t => (string?)t == "null")) item["type"] = "string";
                if (!item.AsObject().Any(k => k.Key is "oneOf" or "anyOf") && !cases.Any(c => JsonNode.DeepEquals(c, item))) cases.Add(item);
            }
        }
        if (cases.Count == 0) return Text();
        if (Chance(6)) cases.Add(new JsonObject { ["type"] = "null" });
        return new JsonObject { [Pick(["oneOf", "oneOf", "anyOf"])] = cases };
    }

    private JsonNode Twin(JsonNode original)
    {
        var twin = original.DeepClone();
        var open = new Stack<JsonNode?>([twin]);
        while (open.TryPop(out var node))
        {
            if (node is not JsonObject map) continue;
            if (map["type"]?.ToString() == "string" && !map.ContainsKey("enum") && !map.ContainsKey("format")) map["maxLength"] = 1 + _random.Next(12);
            foreach (var (_, child) in map) open.Push(child);
        }
        return twin;
    }

    private bool Chance(int oneOf) => _random.Next(oneOf) == 0;

    private T Pick<T>(T[] list) => list[_random.Next(list.Length)];

    private List<string> Some(string[] list, int least, int most)
    {
        var copy = list.ToArray();
        _random.Shuffle(copy);
        return [.. copy.Take(_random.Next(least, most + 1))];
    }

    public override string ToString() => "seed " + seed.ToString(CultureInfo.InvariantCulture);
}
