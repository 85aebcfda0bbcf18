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

    /// <summary>The kinds that the keyword <c>type</c> names.</summary>
    public static JsonKinds KindsOf(JToken? type) => type switch
    {
        null => JsonKinds.None,
        JArray list => list.Aggregate(JsonKinds.None, (kinds, item) => kinds | KindsOf(item)),
        _ => DescriptionJson.String(type) switch
        {
            "string" => JsonKinds.String,
            "number" => JsonKinds.Number,
            "integer" => JsonKinds.Integer,
            "boolean" => JsonKinds.Boolean,
            "null" => JsonKinds.Null,
            "object" => JsonKinds.Object,
            "array" => JsonKinds.Array,
            _ => JsonKinds.None,
        },
    };

    /// <summary>Describes what is wrong with a value that is not the name of a type.</summary>
    public static string WrongWith(JToken token)
    {
        if (DescriptionJson.String(token) is not { } word) return $"is {DescriptionJson.KindOf(token)} where the name of a type is expected";
        var meant = NearestName.OfWord(word, Known) is { } near ? $"'{near}'" : Others.TryGetValue(word, out var other) ? other : null;
        return $"is '{word}', which is not a JSON Schema type" + (meant is null ? "" : $"; {meant} may be meant");
    }
}
