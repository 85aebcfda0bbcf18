using System.Globalization;
using System.Text.RegularExpressions;

namespace LosantGen.Conformance.Tests.Suites;

/// <summary>json-schema-draft7: an instance is valid if our type reads it, writes it as it was, and no check has anything against it.</summary>
public class SchemaSuiteTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_verdict_is_the_suites_or_is_known_not_to_be()
    {
        var groups = SuiteGroup.All();
        // Two compilations, one for each variant, at a time.
        List<Verdict> verdicts = [.. (await Task.WhenAll(Task.Run(() => Verdicts.OfAsync(groups, typed: false)), Task.Run(() => Verdicts.OfAsync(groups, typed: true)))).SelectMany(v => v)];
        output.WriteLine(SuiteFigures.Of(verdicts));
        var known = KnownVerdicts.All().ToDictionary(k => (k.Keyword, k.Group, k.Test));
        output.WriteLine(Reasons(verdicts.Where(v => !v.IsRight), known));

        var mistakes = new List<string>();
        var asked = new HashSet<(string, string, string)>();
        foreach (var verdict in verdicts)
        {
            var key = (verdict.Group.Keyword, verdict.Group.Description, verdict.Test.Description);
            asked.Add(key);
            var isKnown = known.TryGetValue(key, out var entry) && (entry.Places & verdict.Place) != 0;
            if (!verdict.IsRight && !isKnown) mistakes.Add($"wrong: {verdict}\n    {verdict.Test.Instance?.ToJsonString() ?? "null"}\n    {verdict.Group.Schema.ToJsonString()}");
            if (verdict.IsRight && isKnown) mistakes.Add($"no longer needed, it is right: {verdict} ({entry!.Reason})");
        }
        mistakes.AddRange(known.Keys.Where(k => !asked.Contains(k)).Select(k => $"no longer needed, the suite has no such test: {k}"));
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }

    [Fact]
    public void What_is_known_to_be_so_by_design_is_said_in_the_documentation()
    {
        var places = KnownVerdicts.All().Select(k => k.Reason.Docs).OfType<string>().Distinct();
        Assert.All(places, place =>
        {
            var (page, anchor) = (place.Split('#')[0], place.Split('#')[1]);
            var text = File.ReadAllText(Repository.PathOf("docs", page));
            Assert.Contains(anchor, Regex.Matches(text, "<a id=\"(.*?)\">").Select(m => m.Groups[1].Value).Concat(Regex.Matches(text, "^#+ (.*)$", RegexOptions.Multiline).Select(m => Anchor(m.Groups[1].Value))));
        });
    }

    private static string Anchor(string heading) => Regex.Replace(heading.Trim().ToLower(CultureInfo.InvariantCulture), "[^a-z0-9 -]", "").Replace(' ', '-');

    private static string Reasons(IEnumerable<Verdict> wrong, Dictionary<(string, string, string), KnownVerdict> known) => "tests that are not judged as the suite does, by reason\n" + string.Join('\n', wrong
        .Select(v => (v.Group.Keyword, v.Group.Description, v.Test.Description)).Distinct().Select(t => known.GetValueOrDefault(t)?.Reason.ToString() ?? "UNKNOWN")
        .GroupBy(r => r).OrderByDescending(r => r.Count()).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Count(),4} {r.Key}")));
}
