using System.Reflection;
using System.Text.RegularExpressions;
using LosantGen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace LosantGen.Generator.Tests.Diagnostics;

/// <summary>The declared, tracked and documented diagnostics: the three lists must agree.</summary>
public partial class DiagnosticTableTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> Declared =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    [Fact]
    public void Ids_are_consecutive() =>
        Assert.Equal(Enumerable.Range(1, Declared.Count).Select(n => $"LSG{n:000}"), Declared.Select(d => d.Id));

    [Fact]
    public void The_release_table_lists_the_declared_diagnostics()
    {
        var table = Row().Matches(File.ReadAllText(Repository.PathOf("generator", "AnalyzerReleases.Unshipped.md")))
            .Select(m => (Id: m.Groups[1].Value, Category: m.Groups[2].Value, Severity: m.Groups[3].Value, Notes: m.Groups[4].Value));

        Assert.Equal(Declared.Select(d => (d.Id, d.Category, d.DefaultSeverity.ToString(), d.Title.ToString())), table);
    }

    [Fact]
    public void Every_diagnostic_has_a_row_and_a_section_in_the_docs_at_its_help_link()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "diagnostics.md"));
        var sections = Heading().Matches(page).Select(m => (Id: m.Groups[1].Value, Title: m.Groups[2].Value));
        var index = Entry().Matches(page).Select(m => (Id: m.Groups[1].Value, Severity: m.Groups[2].Value, Title: m.Groups[3].Value));

        Assert.Equal(Declared.Select(d => (d.Id, d.DefaultSeverity.ToString().ToLowerInvariant(), d.Title.ToString())), index);
        Assert.Equal(Declared.Select(d => (d.Id, d.Title.ToString())), sections);
        Assert.All(Declared, d => Assert.EndsWith("docs/diagnostics.md#" + d.Id.ToLowerInvariant(), d.HelpLinkUri, StringComparison.Ordinal));
    }

    [Fact]
    public void An_invalid_part_of_a_description_does_not_fail_a_build_that_treats_warnings_as_errors()
    {
        var targets = File.ReadAllText(Repository.PathOf("generator", "build", "LosantGen.targets"));
        var spared = Spared().Matches(targets.Split('\n').Single(l => l.Contains("<WarningsNotAsErrors", StringComparison.Ordinal))).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);

        // A custom name is written by the consumer, and files are missing on one machine only; all other warnings are about files that somebody else published.
        Assert.Equal(Declared.Where(d => d.DefaultSeverity == DiagnosticSeverity.Warning && d.Id is not ("LSG012" or "LSG019")).Select(d => d.Id), spared.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^(LSG\d+) \| (\w+) \| (\w+) \| (.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^## <a id=""lsg\d+""></a>(LSG\d+): (.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| \[(LSG\d+)\]\(#lsg\d+\) \| (\w+) \| (.+?) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"LSG\d+")]
    private static partial Regex Spared();
}
