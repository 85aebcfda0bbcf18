using System.Runtime.Loader;
using System.Text;
using Losant.Runtime;
using LosantGen.Reading;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LosantGen.Generator.Tests.Schemas;

/// <summary>
/// Only a rule whose pattern the runtime cannot read is created with a Regex. A needless Regex would stay in a trimmed program;
/// without a required Regex, the first use of the rule would throw.
/// </summary>
public class PatternTests
{
    private static readonly string[] Chosen =
    [
        "", "^", "$", "^$", "a", "ab", "^.*$", ".*", "^[A-Fa-f\\d]{24}$", "^[0-9a-zA-Z_-]{1,255}$", "^[0-9a-zA-Z_-]{1,255}", "^([A-Fa-f\\d]{24}|)$",
        "^(?:ab|[cd]{2}|\\d+)$", "^(ab)+$", "^(a|b", "^a|b$", "^a+?$", "^[a-z]+[a-c]$", "^[a-z]*[0-9]*[a-z]$", "[ab]+$", "\\d{3}", "^\\w+-\\d+$", "^[^\\d\\-]+$",
        "^\\x61\\u0062$", "^\\x6$", "^\\u00zz$", "^\\cA$", "^\\1$", "^\\p{L}$", "^[\\s\\S]{2}$", "^[^\\s\\S]$", "^[]$", "^[a-]{2}$", "^[-a]{2}$", "^[a-\\d]$", "^[z-a]$", "^[a-[b]]$",
        "^a{2}$", "^a{2,}$", "^a{2,1}$", "^a{,2}$", "^a{99999999999}$", "^a{2147483647}$", "^a{2147483648}$", "^[\\u0000-\\u7fff]$", "^[\\u0000-\\u7fff]*[\\u8000-\\uffff]$",
        "^é{1,2}$", "\"", "\\\\", "^(?=a)a$", ".*{{.+}}.*", "^(?=.*[A-Z])(?=.*[^A-Za-z0-9])(?=.*[0-9])(?=.*[a-z]).{12,}$", "^(0|([1-9]\\d*))\\.(0|([1-9]\\d*))\\.(0|([1-9]\\d*))$",
    ];

    [Fact]
    public void Selected_patterns_use_a_Regex_if_the_runtime_cannot_read_them() => Compare(RunOver(Chosen), Chosen.Count(CanBeChecked));

    [Fact]
    public void Random_patterns_use_a_Regex_if_the_runtime_cannot_read_them()
    {
        var random = new Random(7);
        string[] parts = ["[a-c]", "[^0-9]", "\\d", "\\W", "\\s", "a", "-", "\\.", ".", "(", ")", "|", "[", "]", "{2}", "{1,3}", "{2,}", "{", "*", "+", "?", "\\x41", "\\u00e9", "\\b", "^", "$", "🚰"];
        var patterns = Enumerable.Range(0, 1000).Select(_ =>
        {
            var pattern = new StringBuilder(random.Next(4) > 0 ? "^" : "");
            for (var n = random.Next(1, 5); n > 0; n--) pattern.Append(parts[random.Next(parts.Length)]);
            return pattern.Append(random.Next(4) > 0 ? "$" : "").ToString();
        }).Distinct(StringComparer.Ordinal).ToArray();

        Compare(RunOver(patterns), patterns.Count(CanBeChecked));
    }

    [Fact]
    public void The_vendors_patterns_use_a_Regex_if_the_runtime_cannot_read_them() =>
        Compare(VendorRun.Whole, 22);

    [Fact]
    public void No_rule_of_the_resource_data_needs_a_Regex() => Assert.DoesNotContain("WithRegex", GeneratorRun.Of(BuiltIn.Files(), properties: new Dictionary<string, string> { ["LosantResources"] = "data" }).Sources["LosantRules.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void A_rule_is_created_on_first_use_and_then_kept()
    {
        using var stream = new MemoryStream();
        Assert.True(RunOver(["^[a-f]{3}$", "^(ab)+$"]).Compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        stream.Position = 0;
        var rules = new AssemblyLoadContext("Rules").LoadFromStream(stream).GetType("Losant.LosantRules")!;
        var all = rules.GetProperties(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic);

        Assert.Equal(2, all.Length);
        Assert.All(rules.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic), field => Assert.Null(field.GetValue(null)));
        Assert.All(all, rule => Assert.Same(rule.GetValue(null), rule.GetValue(null)));
    }

    [Fact]
    public void A_pattern_that_is_reported_accepts_every_string_at_run_time()
    {
        var broken = Chosen.Where(p => !CanBeChecked(p)).ToList();

        Assert.Equal(["^(a|b", "^\\x6$", "^\\u00zz$", "^[]$", "^[a-\\d]$", "^[z-a]$", "^a{2,1}$", "^a{99999999999}$", "^a{2147483648}$"], broken);
        string[] texts = ["", "a", "aa", "]", "0", "\n"];
        Assert.All(broken, pattern => Assert.All(texts, text => Assert.True(StringRule.WithRegex(pattern: pattern).Accepts(text))));
    }

    private static bool CanBeChecked(string pattern) => PatternCheck.WrongWith(pattern) is null;

    private static GeneratorRun RunOver(string[] patterns)
    {
        var properties = patterns.Select((pattern, i) => $"\"p{i}\": {{ \"type\": \"string\", \"pattern\": {Newtonsoft.Json.JsonConvert.ToString(pattern)} }}");
        return GeneratorRun.Of([Small.Schema("thing", $"{{ \"type\": \"object\", \"properties\": {{ {string.Join(", ", properties)} }} }}")]);
    }

    private static void Compare(GeneratorRun run, int count)
    {
        var rules = CSharpSyntaxTree.ParseText(run.Sources["LosantRules.g.cs"]).GetRoot().DescendantNodes().OfType<ArgumentSyntax>()
            .Where(a => a.NameColon?.Name.Identifier.Text == "pattern")
            .Select(a => (Pattern: ((LiteralExpressionSyntax)a.Expression).Token.ValueText, IsStraight: a.Parent!.Parent is BaseObjectCreationExpressionSyntax))
            .ToList();

        Assert.Equal(count, rules.Count);
        Assert.All(rules, rule => Assert.Equal(StringRule.IsStraight(rule.Pattern), rule.IsStraight));
    }
}
