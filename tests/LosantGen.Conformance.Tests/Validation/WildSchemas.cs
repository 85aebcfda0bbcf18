using System.Globalization;
using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Generates schemas that nobody would write, and values for them: false and null as schemas, enums of anything, parts that contradict each
/// other. A schema with keywords for one type states that type, since ours would be of it otherwise.
/// </summary>
internal sealed class WildSchemas(int seed)
{
    private const int MaxDepth = 3;

    private static readonly string[] Names = ["a", "b", "ab"];
    private static readonly string[] Strings = ["", "a", "b", "ab", "abc"];
    private static readonly string[] Patterns = ["^a", "b$", "^[ab]{1,2}$"];
    private static readonly string[] Types = ["string", "number", "integer", "boolean", "null", "object", "array"];

    private readonly Random _random = new(seed);
    private readonly List<JsonNode?> _written = [];

    public JsonNode Schema() => Schema(0);

    /// <summary>Values of all kinds, and above all those that the schema writes out.</summary>
    public IReadOnlyList<JsonNode?> Values()
    {
        List<JsonNode?> values = [null, true, 0, 1.5, "", "ab", new JsonObject(), new JsonArray(), .. _written.Select(w => w?.DeepClone())];
        for (var i = 0; i < 25; i++) values.Add(Value(0));
        return [.. values.DistinctBy(v => v?.ToJsonString() ?? "null")];
    }

    private JsonNode Schema(int depth)
    {
        if (Chance(depth == 0 ? 60 : 12)) return Chance(2);
        var schema = new JsonObject();
        switch (_random.Next(depth >= MaxDepth ? 5 : 10))
        {
            case 0:
                schema["enum"] = new JsonArray([.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Written()).DistinctBy(v => v?.ToJsonString())]);
                if (Chance(3)) schema["type"] = Type();
                break;
            case 1:
                schema["const"] = Written();
                break;
            case 2:
                schema["type"] = Type();
                break;
            case 3 or 4:
                Scalar(schema);
                break;
            case 5:
                schema[Pick(["oneOf", "anyOf", "allOf"])] = new JsonArray([.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Schema(depth + 1))]);
                if (Chance(4)) schema["type"] = Type();
                break;
            case 6:
                schema["not"] = Schema(depth + 1);
                if (Chance(2)) schema["type"] = Type();
                break;
            case 7:
                Array(schema, depth);
                break;
            default:
                Object(schema, depth);
                break;
        }
        if (Chance(25)) Unsupported(schema, depth);
        return schema;
    }

    private JsonNode Type() => Chance(3) ? new JsonArray([.. Types.OrderBy(_ => _random.Next()).Take(2).Select(t => (JsonNode)t)]) : Pick(Types);

    private void Scalar(JsonObject schema)
    {
        if (Chance(2))
        {
            schema["type"] = Chance(4) ? new JsonArray("string", "null") : "string";
            if (Chance(2)) schema["pattern"] = Pick(Patterns);
            if (Chance(3)) schema["minLength"] = _random.Next(3);
            if (Chance(3)) schema["maxLength"] = _random.Next(3);
            return;
        }
        schema["type"] = Pick(["number", "integer"]);
        if (Chance(2)) schema[Pick(["minimum", "exclusiveMinimum"])] = _random.Next(-1, 3);
        if (Chance(3)) schema[Pick(["maximum", "exclusiveMaximum"])] = _random.Next(0, 4);
        if (Chance(4)) schema["multipleOf"] = Pick([1, 2, 0.5]);
    }

    private void Array(JsonObject schema, int depth)
    {
        schema["type"] = "array";
        if (!Chance(4)) schema["items"] = Schema(depth + 1);
        if (Chance(3)) schema["uniqueItems"] = true;
        if (Chance(4)) schema[Pick(["minItems", "maxItems"])] = _random.Next(3);
    }

    private void Object(JsonObject schema, int depth)
    {
        schema["type"] = Chance(5) ? new JsonArray("object", "null") : "object";
        if (!Chance(5)) schema["properties"] = new JsonObject([.. Names.Where(_ => Chance(2)).Select(n => KeyValuePair.Create(n, (JsonNode?)Schema(depth + 1)))]);
        if (Chance(5)) schema["patternProperties"] = new JsonObject { [Pick(Patterns)] = Schema(depth + 1) };
        if (Chance(3)) schema["required"] = new JsonArray([.. Names.Where(_ => Chance(3)).Select(n => (JsonNode)n)]);
        if (Chance(3)) schema["additionalProperties"] = Chance(2) ? false : Schema(depth + 1);
        if (Chance(8)) schema[Pick(["minProperties", "maxProperties"])] = _random.Next(3);
    }

    private void Unsupported(JsonObject schema, int depth) => schema[Pick(["if", "contains", "propertyNames"])] = Schema(depth + 1);

    private JsonNode? Written()
    {
        var value = Value(1);
        _written.Add(value);
        return value?.DeepClone();
    }

    private JsonNode? Value(int depth) => _random.Next(depth >= MaxDepth ? 6 : 9) switch
    {
        0 => null,
        1 => Chance(2),
        2 => _random.Next(-1, 4),
        3 => Pick([0.5, 1.5, 2.0]),
        4 or 5 => Pick(Strings),
        6 => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Value(depth + 1))]),
        _ => new JsonObject([.. Names.Where(_ => Chance(2)).Select(n => KeyValuePair.Create(n, Value(depth + 1)))]),
    };

    private bool Chance(int oneOf) => _random.Next(oneOf) == 0;

    private T Pick<T>(T[] list) => list[_random.Next(list.Length)];

    public override string ToString() => "seed " + seed.ToString(CultureInfo.InvariantCulture);
}
