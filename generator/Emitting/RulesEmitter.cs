using System.Globalization;
using Losant.Runtime.Constraints.Syntax;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the rules that types and parameters share, each of them once.</summary>
internal static class RulesEmitter
{
    public static string Emit(RulesPlan rules, EmitOptions options)
    {
        var code = new CodeWriter();
        using (code.Generated().Open("internal static class LosantRules"))
        {
            // Rules are created on first use, so that an unused rule is trimmed, with everything that only it needs, above all Regex.
            foreach (var rule in rules.Values)
            {
                code.Line($"static Rt::{rule.Kind}Rule? _{rule.Name};");
                code.Line($"internal static Rt::{rule.Kind}Rule {rule.Name} => _{rule.Name} ??= {Construct(rule)};");
            }
        }
        code.Line();
        using (code.Generated().Open("internal static class LosantKeys"))
        {
            foreach (var key in rules.Keys)
            {
                using (code.Open($"internal readonly struct {key.Name} : Rt::IKeyRule"))
                {
                    code.Line($"public static Rt::StringRule? Keys => {(key.Rule is null ? "Rt::Validation.NoKeys" : CSharpType.Rule(key.Rule))};");
                    code.Line($"public static bool IsClosed => {(key.IsClosed ? "true" : "false")};");
                }
            }
        }
        return SourceFile.Complete(code, options);
    }

    private static string Construct(RulePlan rule) => rule.Kind switch
    {
        RuleKind.String => String(rule),
        RuleKind.Number => Number(rule),
        RuleKind.Element => Element(rule),
        _ => Scalar(rule),
    };

    private static string String(RulePlan rule)
    {
        var arguments = new List<string>();
        if (rule.String?.MinLength is { } min) arguments.Add("minLength: " + min.ToString(CultureInfo.InvariantCulture));
        if (rule.String?.MaxLength is { } max) arguments.Add("maxLength: " + max.ToString(CultureInfo.InvariantCulture));
        if (rule.String?.Pattern is { } pattern) arguments.Add("pattern: " + Literal.Of(pattern));
        if (rule.CheckedFormat is { } format) arguments.Add("format: " + Literal.Of(format));
        if (rule.Values.Count > 0) arguments.Add($"values: [{string.Join(", ", rule.Values.Where(v => v[0] == '"').Select(v => Literal.Of(JsonString.Unquote(v))))}]");
        var make = rule.String?.Pattern is { } text && PatternKind.NeedsRegex(text) ? "Rt::StringRule.WithRegex" : "new Rt::StringRule";
        return $"{make}({string.Join(", ", arguments)})";
    }

    private static string Number(RulePlan rule)
    {
        var arguments = new List<string>();
        var isInteger = !rule.Kinds.HasFlag(JsonKinds.Number) && rule.Kinds.HasFlag(JsonKinds.Integer);
        void Add(string name, string? value, bool up)
        {
            if (value is not null) arguments.Add($"{name}: {Literal.OfLimit(value, up, isInteger)}");
        }
        Add("minimum", rule.Number?.Minimum, up: true);
        Add("exclusiveMinimum", rule.Number?.ExclusiveMinimum, up: false);
        Add("maximum", rule.Number?.Maximum, up: false);
        Add("exclusiveMaximum", rule.Number?.ExclusiveMaximum, up: true);
        if (rule.Number?.MultipleOf is { } unit) arguments.Add("multipleOf: " + Literal.OfNumber(unit));
        if (isInteger) arguments.Add("integer: true");
        if (rule.Values.Count > 0) arguments.Add($"values: [{string.Join(", ", rule.Values.Where(v => v[0] is '-' or (>= '0' and <= '9')).Where(Literal.IsExact).Select(Literal.OfNumber))}]");
        return $"new Rt::NumberRule({string.Join(", ", arguments)})";
    }

    private static string Scalar(RulePlan rule)
    {
        var arguments = new List<string>();
        if (rule.Kinds != JsonKinds.None) arguments.Add(Kinds(rule));
        if (rule.Alternatives.Count == 0 && (rule.String is not null || rule.CheckedFormat is not null)) arguments.Add("text: " + String(rule with { Values = default }));
        if (rule.Alternatives.Count == 0 && rule.Number is not null) arguments.Add("number: " + Number(rule with { Values = default }));
        if (rule.Values.Count > 0) arguments.Add($"values: [{string.Join(", ", rule.Values.Select(Value))}]");
        if (rule.Alternatives.Count > 0) arguments.Add($"alternatives: [{string.Join(", ", rule.Alternatives.Select(Scalar))}]");
        if (rule.ExactlyOne) arguments.Add("exactlyOne: true");
        if (rule.Not is { } not) arguments.Add("not: " + Scalar(not));
        return $"new Rt::ScalarRule({string.Join(", ", arguments)})";
    }

    private static string Element(RulePlan rule)
    {
        var arguments = new List<string>();
        if (!rule.OfJson) arguments.Add("scalar: " + Scalar(rule));
        else if (rule.Kinds != JsonKinds.All) arguments.Add(Kinds(rule));
        if (rule.OfJson && rule.Values.Count > 0) arguments.Add("values: " + Literal.Of($"[{string.Join(",", rule.Values)}]"));
        if (rule.OfJson && rule.Alternatives.Count > 0) arguments.Add($"alternatives: [{string.Join(", ", rule.Alternatives.Select(Element))}]");
        if (rule.OfJson && rule.ExactlyOne) arguments.Add("exactlyOne: true");
        if (rule.OfJson && rule.Not is { } not) arguments.Add("not: " + Element(not));
        return $"new Rt::ElementRule({string.Join(", ", arguments)})";
    }

    private static string Kinds(RulePlan rule) => "kinds: " + string.Join(" | ", Kinds(rule.Kinds).Select(k => "Rt::ValueKinds." + k));

    private static IEnumerable<string> Kinds(JsonKinds kinds)
    {
        if (kinds.HasFlag(JsonKinds.String)) yield return "String";
        if (kinds.HasFlag(JsonKinds.Number)) yield return "Number";
        else if (kinds.HasFlag(JsonKinds.Integer)) yield return "Integer";
        if (kinds.HasFlag(JsonKinds.Boolean)) yield return "Boolean";
        if (kinds.HasFlag(JsonKinds.Null)) yield return "Null";
        if (kinds.HasFlag(JsonKinds.Object)) yield return "Object";
        if (kinds.HasFlag(JsonKinds.Array)) yield return "Array";
    }

    private static string Value(string json) => json[0] switch
    {
        '"' => Literal.Of(JsonString.Unquote(json)),
        't' or 'f' => json,
        _ => Literal.OfNumber(json),
    };
}
