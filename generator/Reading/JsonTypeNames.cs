using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>The names of JSON Schema types, and the names that other languages use for them.</summary>
internal static class JsonTypeNames
{
    private static readonly string[] Known = ["string", "number", "integer", "boolean", "null", "object", "array"];

    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = "'integer'",
        ["int32"] = "'integer'",
        ["int64"] = "'integer'",
        ["long"] = "'integer'",
        ["float"] = "'number'",
        ["double"] = "'number'",
        ["decimal"] = "'number'",
        ["bool"] = "'boolean'",
        ["str"] = "'string'",
        ["text"] = "'string'",
        ["date"] = "'string' with the format 'date-time'",
        ["datetime"] = "'string' with the format 'date-time'",
        ["date-time"] = "'string' with the format 'date-time'",
        ["dict"] = "'object'",
        ["dictionary"] = "'object'",
        ["map"] = "'object'",
        ["list"] = "'array'",
        ["nil"] = "'null'",
        ["none"] = "'null'",
    };

    public static bool IsOne(JToken token) => DescriptionJson.String(token) is { } name && Known.Contains(name);

    /// <summary>Whether a value is of the type with that name. A whole number is an integer, however it is written.</summary>
    public static bool IsOf(JToken value, string name) => name switch
    {
        "string" => value.Type == JTokenType.String,
        "number" => DescriptionJson.Number(value) is not null,
        "integer" => DescriptionJson.Number(value) is { } number && number == Math.Floor(number),
        "boolean" => value.Type == JTokenType.Boolean,
        "null" => value.Type == JTokenType.Null,
        "object" => value is JObject,
        "array" => value is JArray,
        _ => true,
    };

    /// <summary>Describes what is wrong with a value that is not the name of a type.</summary>
    public static string WrongWith(JToken token)
    {
        if (DescriptionJson.String(token) is not { } word) return $"is {DescriptionJson.KindOf(token)} where the name of a type is expected";
        var meant = NearestName.OfWord(word, Known) is { } near ? $"'{near}'" : Others.TryGetValue(word, out var other) ? other : null;
        return $"is '{word}', which is not a JSON Schema type" + (meant is null ? "" : $"; {meant} may be meant");
    }
}
