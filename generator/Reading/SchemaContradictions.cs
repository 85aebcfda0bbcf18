using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Finds what every value breaks: each keyword is in order by itself, and two of them cannot both hold.</summary>
internal sealed class SchemaContradictions(string path, List<ReportedDiagnostic> diagnostics)
{
    private static readonly (string Low, string High, bool MayBeEqual, string What)[] Limits =
    [
        ("minLength", "maxLength", true, "text"),
        ("minItems", "maxItems", true, "list"),
        ("minProperties", "maxProperties", true, "object"),
        ("minimum", "maximum", true, "number"),
        ("minimum", "exclusiveMaximum", false, "number"),
        ("exclusiveMinimum", "maximum", false, "number"),
        ("exclusiveMinimum", "exclusiveMaximum", false, "number"),
    ];

    /// <summary>Whether a keyword is one of those without which there is nothing to compare, as in nearly all schemas.</summary>
    public static bool IsUpperLimit(string keyword) => keyword.StartsWith("max", StringComparison.Ordinal) || keyword == "exclusiveMaximum";

    /// <summary>Compares the limits of a schema.</summary>
    public void CheckLimits(JObject schema)
    {
        foreach (var (low, high, mayBeEqual, what) in Limits)
        {
            if (schema[low] is not { } least || schema[high] is not { } most) continue;
            var (from, to) = (Number(least), Number(most));
            if (!(from > to || (from == to && !mayBeEqual))) continue;
            Report(least, $"'{low}'", $"is {DescriptionJson.Compact(least)} and '{high}' is {DescriptionJson.Compact(most)}; no {what} fits");
        }
    }

    /// <summary>Looks for members that must be there and may not be there. Of a schema as it was written: what is declared wrongly is declared.</summary>
    public void CheckRequired(JObject schema)
    {
        if (schema["additionalProperties"] is not JValue { Value: false } || schema["required"] is not JArray required || schema["$ref"] is not null) return;
        if (schema["properties"] is not (null or JObject) || schema["patternProperties"] is not (null or JObject)) return;
        foreach (var item in required)
        {
            if (DescriptionJson.String(item) is not { } name || schema["properties"]?[name] is not null) continue;
            if (schema["patternProperties"] is JObject named && named.Properties().Any(p => PatternMatcher.Matches(p.Name, name))) continue;
            Report(item, "'required'", $"names '{name}', which is not declared, and 'additionalProperties' forbids all others; no object fits");
        }
    }

    // What is no number is reported as that, and is in no order.
    private static double Number(JToken token) => DescriptionJson.Number(token) ?? double.NaN;

    private void Report(JToken at, string what, string why) =>
        diagnostics.Add(ReportedDiagnostic.At(DescriptionJson.LocationOf(at, path), Descriptors.Contradiction, what, why));
}
