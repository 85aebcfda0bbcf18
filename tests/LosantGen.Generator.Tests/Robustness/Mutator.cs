using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace LosantGen.Generator.Tests.Robustness;

/// <summary>Corrupts descriptions: by character, by token, or by structure. The same seed makes the same changes.</summary>
internal sealed partial class Mutator(int seed)
{
    private static readonly string[] Words =
    [
        "type", "properties", "items", "required", "enum", "oneOf", "anyOf", "allOf", "not", "$ref", "additionalProperties", "patternProperties", "minLength", "maxLength", "pattern", "minimum",
        "maximum", "exclusiveMinimum", "multipleOf", "minItems", "uniqueItems", "minProperties", "maxProperties", "const", "default", "title", "description", "format", "definitions", "deprecated", "if",
        "string", "number", "integer", "boolean", "null", "object", "array", "date-time", "method", "path", "params", "actions", "responses", "schema", "name", "in", "body", "query", "header", "multipart", "sseStream", "sseEvents", "200", "202", "204", "404",
        "class", "*/", "</summary>", "\"\"\"", "#if", "Validate", "ToString", "file", "", "+", "a b", "a-b", "a_b", "é", "\uD800", "\u2028", "#/definitions/", "#", "[", "(?<x>", "^[a-z]{1,5}$", "items", "page", "perPage", "totalCount", "_links",
        "case", "fits", "_fits", "tryGetUnknown", "ofList", "deconstruct", "match", "entries", "additionalProperties", "limits_1", "hasName", "value", "unknown", "text", "isKnown",
    ];

    private static readonly string[] Values = ["true", "false", "null", "0", "-1", "1e400", "0.1", "99999999999999999999", "[]", "{}", "\"\"", "[null]", "{\"type\":\"string\"}", "{\"type\":\"object\"}", "{\"enum\":[1,\"a\",null]}", "[{}]", "{\"$ref\":\"#\"}"];

    private static readonly char[] Characters = [.. "{}[]\",:\\/*0-9tfn \n\uFEFF\uDC00"];

    private readonly Random _random = new(seed);

    public string Mutate(string text, IReadOnlyList<string> others)
    {
        var count = 1 + _random.Next(4);
        for (var i = 0; i < count; i++)
        {
            text = _random.Next(10) switch
            {
                0 => Letters(text),
                1 or 2 => Tokens(text),
                _ => Structure(text, others),
            };
        }
        return text;
    }

    private string Letters(string text)
    {
        if (text.Length == 0) return "{";
        var at = _random.Next(text.Length);
        var length = Math.Min(_random.Next(8), text.Length - at);
        return _random.Next(4) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, ((char)_random.Next(0x100)).ToString()),
            2 => text.Insert(at, text.Substring(at, length)),
            _ => text[..at] + Pick(Characters) + text[(at + 1)..],
        };
    }

    private string Tokens(string text)
    {
        var tokens = Token().Matches(text).ToList();
        if (tokens.Count == 0) return text;
        var token = tokens[_random.Next(tokens.Count)];
        var other = _random.Next(3) switch
        {
            0 => new JValue(Pick(Words)).ToString(Newtonsoft.Json.Formatting.None),
            1 => Pick(Values),
            _ => tokens[_random.Next(tokens.Count)].Value,
        };
        return text[..token.Index] + other + text[(token.Index + token.Length)..];
    }

    private string Structure(string text, IReadOnlyList<string> others)
    {
        if (Parse(text) is not JContainer root) return text;
        var nodes = root.Descendants().Where(n => n is not JProperty).ToList();
        if (nodes.Count == 0) return text;
        var node = nodes[_random.Next(nodes.Count)];
        switch (_random.Next(12))
        {
            case 8:
                // Two names that differ only in case: of members, values, actions, schemas, titles.
                if (node.Parent is JProperty { Parent: JObject siblings } one && Recased(one.Name) is var other && siblings[other] is null) siblings.Add(other, Pick<JToken>([node.DeepClone(), nodes[_random.Next(nodes.Count)].DeepClone(), JToken.Parse(Pick(Values))]));
                else if (node is JValue { Value: string value } && node.Parent is JArray list) list.Add(Recased(value));
                break;
            case 9:
                // Null, wherever a value or a type is.
                if (node is JObject { } nullable && nullable["type"] is JValue { Value: string type }) nullable["type"] = new JArray(type, "null");
                else if (node is JArray values) values.Add(JValue.CreateNull());
                else node.Replace(new JObject(new JProperty(Pick(["oneOf", "anyOf"]), new JArray(node.DeepClone(), JObject.Parse("""{ "type": "null" }""")))));
                break;
            case 10:
                node.Replace(Recursion());
                break;
            case 7:
                // A copy that differs in a constraint, and perhaps in a constraint of a part.
                if (node.DeepClone() is JObject twin)
                {
                    foreach (var part in twin.DescendantsAndSelf().OfType<JObject>().Where(p => p["type"] is not null).ToList())
                    {
                        if (_random.Next(2) == 0) part[Pick(["maxLength", "maximum", "maxItems", "maxProperties"])] = _random.Next(100);
                    }
                    node.Replace(_random.Next(2) == 0 ? new JObject(new JProperty(Pick(["oneOf", "anyOf"]), new JArray(node.DeepClone(), twin))) : twin);
                }
                break;
            case 0:
                if (node.Parent is JProperty property) property.Remove();
                else node.Remove();
                break;
            case 1:
                node.Replace(JToken.Parse(Pick(Values)));
                break;
            case 2:
                node.Replace(new JValue(Pick(Words)));
                break;
            case 3:
                node.Replace(new JObject(new JProperty(Pick(["oneOf", "anyOf", "allOf"]), new JArray(node.DeepClone(), nodes[_random.Next(nodes.Count)].DeepClone()))));
                break;
            case 4:
                if (Parse(Pick(others)) is JContainer { HasValues: true } foreign)
                {
                    var guests = foreign.DescendantsAndSelf().Where(n => n is not JProperty).ToList();
                    node.Replace(guests[_random.Next(guests.Count)].DeepClone());
                }
                break;
            case 5:
                if (node is JObject o) o[Pick(Words)] = nodes[_random.Next(nodes.Count)].DeepClone();
                break;
            case 6:
                if (node.Parent is JProperty { Parent: JObject owner } named && owner[Pick(Words)] is null) named.Replace(new JProperty(Pick(Words) is var word && owner[word] is null ? word : word + "2", node.DeepClone()));
                break;
            default:
                node.Replace(new JObject(new JProperty("$ref", "#/definitions/" + Pick(["lamp", "filter", "lamps", "nobody", "shade", "light"]))));
                break;
        }
        return root.ToString(Newtonsoft.Json.Formatting.Indented);
    }

    public string Recased(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (i == 0 || _random.Next(3) == 0) letters[i] = char.IsUpper(letters[i]) ? char.ToLowerInvariant(letters[i]) : char.ToUpperInvariant(letters[i]);
        }
        return new string(letters);
    }

    // A reference to what contains it: straight, or beside null, in a list, a map, a part.
    private JToken Recursion()
    {
        var reference = new JObject(new JProperty("$ref", Pick(["#", "#/definitions/lamp", "#/definitions/filter", "#/definitions/light", "lamps.json", "#/properties/parts", "#/definitions/lamp#/properties/light"])));
        return _random.Next(7) switch
        {
            0 => reference,
            1 => new JObject(new JProperty("oneOf", new JArray(reference, JObject.Parse("""{ "type": "null" }""")))),
            2 => new JObject(new JProperty("anyOf", new JArray(JObject.Parse("""{ "type": "string" }"""), reference))),
            3 => new JObject(new JProperty("type", "array"), new JProperty("items", reference)),
            4 => new JObject(new JProperty("type", "object"), new JProperty("additionalProperties", reference)),
            5 => new JObject(new JProperty("allOf", new JArray(reference, JObject.Parse("""{ "maxProperties": 3 }""")))),
            _ => new JObject(new JProperty("type", new JArray("object", "null")), new JProperty("properties", new JObject(new JProperty("next", reference))), new JProperty("required", new JArray("next"))),
        };
    }

    private static JToken? Parse(string text)
    {
        try
        {
            return JToken.Parse(text);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|[-+0-9.eE]+|true|false|null|[{}\\[\\],:]")]
    private static partial Regex Token();
}
