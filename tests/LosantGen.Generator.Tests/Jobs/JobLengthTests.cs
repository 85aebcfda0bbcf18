using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LosantGen.Generator.Tests.Jobs;

/// <summary>Seventeen everyday jobs compile with the whole API, and are much shorter than before the conveniences.</summary>
public sealed partial class JobLengthTests(ITestOutputHelper output)
{
    private static readonly string Ours = File.ReadAllText(Repository.PathOf("tests/LosantGen.Generator.Tests/Jobs/SeventeenJobs.txt")).ReplaceLineEndings("\n");

    [Fact]
    public void They_compile_with_the_whole_API()
    {
        var run = GeneratorRun.Of(BuiltIn.Files(), Ours, references: [MetadataReference.CreateFromFile(typeof(nietras.SeparatedValues.Sep).Assembly.Location)]);

        Assert.Empty(run.CompilerDiagnostics.Take(5));
    }

    // Counted without white space, comments, usings and the class around.
    [Fact]
    public void They_have_at_most_three_fifths_of_the_characters_of_before()
    {
        var folder = Repository.Above(Path.Combine("shared", "jobs", "before"), Directory.Exists);
        Assert.SkipWhen(folder is null, "skipped: the jobs of before (shared/jobs) are not beside this checkout");
        var before = Directory.GetFiles(folder!, "*.cs").ToDictionary(f => Path.GetFileName(f)[..3], f => Characters(File.ReadAllText(f)));
        var ours = Ours.Split("//#")[1..].ToDictionary(part => part[..3], part => Characters(part[3..]));

        foreach (var (job, count) in ours.OrderBy(j => j.Key, StringComparer.Ordinal)) output.WriteLine($"{job}: {count} characters, {before[job]} before");
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(ours.Values.Sum() / (double)before.Values.Sum(), 0, 0.6);
    }

    private static int Characters(string code) => code.Split('\n').Where(line => !Around().IsMatch(line)).Sum(line => Comment().Replace(line, "").Count(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"^(using [\w.]+;|(internal )?static class \w+.*|[{}])\s*$")]
    private static partial Regex Around();

    [GeneratedRegex(@"(?<!:)//.*$")]
    private static partial Regex Comment();
}
