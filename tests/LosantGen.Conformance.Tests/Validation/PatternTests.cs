using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Losant.Runtime;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

public class PatternTests(ITestOutputHelper output)
{
    private static readonly string[] Strings =
    [
        "", "a", "A", "0", "_", "-", " ", "é", "a b", "575ec8687ae143cd83dc4a97", "575ec8687ae143cd83dc4a9", "575ec8687ae143cd83dc4a97a", "575EC8687AE143CD83DC4A97", "abc\n", "\n", "~!@",
        "key-1", "$key", "a.b", "a/b", "/a", "https://x", "x@y.z", "{{a}}", "{{}}", "a{{b}}c", "1.2.3", "+15551234567", "00:11:22", "#fff", "٣", "😀", new string('a', 255), new string('a', 256), new string('0', 52),
    ];

    [Fact]
    public void Nearly_every_vendor_pattern_needs_no_Regex_and_matches_as_in_ECMAScript()
    {
        var description = GeneratedApi.Vendor.Description;
        var patterns = description.Schemas.Values.Append(description.Resources).SelectMany(PatternsOf).ToList();
        var distinct = patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var straight = distinct.Where(StringRule.IsStraight).ToHashSet(StringComparer.Ordinal);
        foreach (var pattern in distinct)
        {
            var rule = straight.Contains(pattern) ? new StringRule(pattern: pattern) : StringRule.WithRegex(pattern);
            // A dollar matches only the end of the string in ECMAScript, even after a newline.
            var regex = new Regex(pattern.Replace("$", "(?![\\s\\S])", StringComparison.Ordinal).Replace("\\(?![\\s\\S])", "\\$", StringComparison.Ordinal), RegexOptions.ECMAScript);
            foreach (var text in Strings.Where(t => t != "\n" || !pattern.Contains('.'))) Assert.True(regex.IsMatch(text) == rule.Accepts(text), $"{pattern} and '{text}'");
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {straight.Count} of {distinct.Count} distinct patterns, {patterns.Count(straight.Contains)} of {patterns.Count} places, are straight code. The others:
            {string.Join('\n', distinct.Except(straight))}
            """));
        Assert.Equal((10, 14), (straight.Count, distinct.Count));
        Assert.Equal((2878, 2965), (patterns.Count(straight.Contains), patterns.Count));
    }

    private static IEnumerable<string> PatternsOf(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(m => m switch
        {
            { Key: "pattern", Value: JsonValue text } => [(string)text!],
            { Key: "patternProperties", Value: JsonObject keys } => keys.Select(k => k.Key).Concat(keys.SelectMany(k => PatternsOf(k.Value))),
            _ => PatternsOf(m.Value),
        }),
        JsonArray list => list.SelectMany(PatternsOf),
        _ => [],
    };
}
