using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Finds keywords that are valid by themselves but that no value can satisfy together.</summary>
internal sealed class SchemaContradictions(string path, List<ReportedDiagnostic> diagnostics)
{
    private static readonly (string Low, string High, bool MayBeEqual, string What)[] Limits =
    [
        ("minLength", "maxLength", true, "string"),
        ("minItems", "maxItems", true, "array"),
        ("minProperties", "maxProperties", true, "object"),
        ("minimum", "maximum", true, "number"),
        ("minimum", "exclusiveMaximum", false, "number"),
        ("exclusiveMinimum", "maximum", false, "number"),
        ("exclusiveMinimum", "exclusiveMaximum", false, "number"),
    ];

    /// <summary>Whether a keyword is an upper bound. Most schemas have none, so there is nothing to compare.</summary>
    public static bool IsUpperLimit(string keyword) => keyword.StartsWith("max", StringComparison.Ordinal) || keyword == "exclusiveMaximum";

    // Beside so many patterns, each required member would have to be matched with each.
    private const int MaxMatches = 10_000;

    /// <summary>Compares the bounds of a schema.</summary>
    public void CheckLimits(JObject schema)
    {
        foreach (var (low, high, mayBeEqual, what) in Limits)
        {
            if (schema[low] is not { } least || schema[high] is not { } most) continue;
            if (DescriptionJson.Number(least) is null || DescriptionJson.Number(most) is null) continue; // reported elsewhere
            var order = ExactNumber.Compare(DescriptionJson.Compact(least), DescriptionJson.Compact(most));
            if (order < 0 || (order == 0 && mayBeEqual)) continue;
            Report(least, $"'{low}'", $"is {DescriptionJson.Compact(least)} and '{high}' is {DescriptionJson.Compact(most)}; no {what} fits");
        }
    }

    /// <summary>
    /// Finds members that are both required and forbidden, and those whose name is that of a declared one but for a slip. It reads the schema as
    /// written: a member with an invalid declaration is declared.
    /// </summary>
    public void CheckRequired(JObject schema)
    {
        if (schema["required"] is not JArray required || schema["$ref"] is not null) return;
        if (schema["properties"] is not (null or JObject) || schema["patternProperties"] is not (null or JObject)) return;
        if ((schema["patternProperties"] as JObject)?.Count * required.Count > MaxMatches) return;
        foreach (var item in required)
        {
            if (DescriptionJson.String(item) is not { } name || schema["properties"]?[name] is not null) continue;
            if (schema["patternProperties"] is JObject named && named.Properties().Any(p => PatternMatcher.Matches(p.Name, name))) continue;
            var others = (schema["properties"] as JObject)?.Properties().Select(p => p.Name).Where(p => required.All(r => DescriptionJson.String(r) != p)) ?? [];
            var meant = NearestName.OfWord(name, others) is { } near ? $"; did you mean '{near}'?" : "";
            if (schema["additionalProperties"] is JValue { Value: false })
                Report(item, "'required'", $"contains '{name}', which is not declared, and 'additionalProperties' forbids undeclared members; no object fits{meant}");
            else if (meant.Length > 0)
                Report(item, "'required'", $"contains '{name}', which is not declared{meant}");
        }
    }

    /// <summary>Finds values in <c>enum</c> and <c>const</c> that <c>type</c> forbids, and a constant that is not listed beside it.</summary>
    public void CheckValues(JObject schema)
    {
        if (schema["type"] is { } type)
        {
            var kinds = JsonTypeNames.KindsOf(type);
            var values = (schema["enum"] as JArray ?? []).Select(v => (What: "enum", Value: v)).Concat(schema["const"] is { } only ? [("const", only)] : []);
            var forbidden = values.Where(v => !DescriptionJson.IsOf(v.Value, kinds)).ToList();
            // If no value is left, that is reported of the whole schema.
            foreach (var (what, value) in forbidden.Take(forbidden.Count < values.Count() ? forbidden.Count : 0))
                Report(value, $"'{what}'", $"has {DescriptionJson.KindOf(value)}, which 'type' forbids; that value never fits");
        }
        if (HasConstantBesideEnum(schema)) Report(schema["const"]!, "'const'", "is not one of the values of 'enum'; no value fits");
    }

    /// <summary>Whether a constant is not among the listed values beside it.</summary>
    public static bool HasConstantBesideEnum(JObject schema) => schema["const"] is { } constant && schema["enum"] is JArray { Count: > 0 } values
        && DescriptionJson.Canonical(constant) is var text && values.All(v => DescriptionJson.Canonical(v) != text);

    private void Report(JToken at, string what, string why) =>
        diagnostics.Add(ReportedDiagnostic.At(DescriptionJson.LocationOf(at, path), Descriptors.Contradiction, what, why));
}
