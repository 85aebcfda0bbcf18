using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;

namespace LosantGen.Generator.Tests.Vendor;

/// <summary>The vendor's own description, as a consumer passes it to the generator.</summary>
public partial class VendorDescriptionTests
{
    private static readonly Lazy<Dictionary<string, string>> WholeByContent = new(() => TypesByContent(VendorRun.Whole));

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    [Fact]
    public void It_compiles_in_the_newest_language_version_without_a_warning() => Assert.Empty(VendorRun.Whole.CompilerDiagnosticsAt(LanguageVersion.Latest).Take(5));

    [Fact]
    public void It_compiles_in_CSharp_12_without_a_warning_and_is_valid() => EmittedCode.IsSound(VendorRun.Whole);

    [Fact]
    public void Only_broken_nodes_have_diagnostics_with_their_location_once_for_each_file()
    {
        Assert.Equal([("LSG016", 10), ("LSG003", 22)], VendorRun.Whole.Diagnostics.CountBy(d => d.Id).Select(c => (c.Key, c.Value)));
        foreach (var diagnostic in VendorRun.Whole.Diagnostics)
        {
            var span = diagnostic.Location.GetLineSpan();
            var line = File.ReadAllLines(span.Path)[span.StartLinePosition.Line];
            Assert.False(char.IsWhiteSpace(line[span.StartLinePosition.Character]), $"{diagnostic} points at nothing.");
            Output.WriteLine($"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }
    }

    [Fact]
    public void There_is_one_type_for_each_distinct_shape()
    {
        var types = VendorRun.Types;
        Output.WriteLine($"{types.Count} public types, {VendorRun.Whole.Sources.Count} files, {VendorRun.Whole.Sources.Values.Sum(s => s.Count(c => c == '\n'))} lines, {VendorRun.Whole.Sources.Values.Sum(s => System.Text.Encoding.UTF8.GetByteCount(s))} bytes");

        // Distinct objects, unions and enums; also lists and maps of whole files, 99 resources, 89 of them bound too, the client and six conveniences.
        Assert.Equal(1_138, types.Count);
    }

    [Fact]
    public void No_name_ends_in_a_digit_that_is_not_in_the_description()
    {
        var words = VendorFolder.Description().SelectMany(f => Word().Matches(f.Text).Select(m => m.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var numbered = VendorRun.Types.Where(n => char.IsDigit(n[^1]) && !words.Any(w => n.EndsWith(w, StringComparison.OrdinalIgnoreCase) && char.IsDigit(w[^1])));

        Assert.Empty(numbered);
        Assert.DoesNotContain(VendorRun.Types, t => t.EndsWith('_'));
    }

    [Theory]
    [InlineData(0, 659, 4)]
    [InlineData(1, 757, 4)]
    [InlineData(2, 749, 1)]
    public void An_older_version_without_a_third_of_the_resources_has_nearly_the_same_names(int third, int same, int others)
    {
        VendorFolder.Require();
        var whole = WholeByContent.Value;
        var part = TypesByContent(GeneratorRun.Of(Older(third)));
        var both = part.Keys.Where(whole.ContainsKey).ToList();
        var renamed = both.Where(k => part[k] != whole[k]).Select(k => $"{part[k]} became {whole[k]}").Order(StringComparer.Ordinal).ToList();
        Output.WriteLine($"{part.Count} types without a third of the resources, {both.Count} of the same content in both, {renamed.Count} with another name:");
        foreach (var line in renamed) Output.WriteLine("  " + line);

        Assert.Equal((same, others), (both.Count, renamed.Count));
    }

    [Fact]
    public void An_older_version_compiles_without_a_warning() => Assert.Empty(GeneratorRun.Of(Older(0)).CompilerDiagnostics.Take(5));

    // A version without some resources also lacks the schemas that only they use.
    private static List<(string Path, string Text, string Kind)> Older(int third)
    {
        var files = VendorFolder.Description();
        var api = files.Single(f => Path.GetFileName(f.Path) == "apiInfo.json");
        var resources = JObject.Parse(api.Text);
        foreach (var property in resources.Properties().Where((_, i) => i % 3 == third).ToList()) property.Remove();
        var texts = files.ToDictionary(f => Path.GetFileNameWithoutExtension(f.Path), f => f.Text, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([resources.ToString()]);
        while (open.Count > 0)
        {
            foreach (var name in Reference().Matches(open.Pop()).Select(m => m.Groups[1].Value))
            {
                if (texts.TryGetValue(name, out var text) && reached.Add(name)) open.Push(text);
            }
        }
        return
        [
            (api.Path, resources.ToString(), api.Kind),
            .. files.Where(f => f.Kind == "builtInNames" || reached.Contains(Path.GetFileNameWithoutExtension(f.Path)) || Path.GetFileName(f.Path) == "apiExamples.json"),
        ];
    }

    // Types are equal if their files are, after the names of generated types are removed.
    private static Dictionary<string, string> TypesByContent(GeneratorRun run)
    {
        var names = PublicSurface.Types(run).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        return run.Sources.Where(s => names.Contains(s.Key[..^".g.cs".Length]) && !s.Key.EndsWith("Resource.g.cs", StringComparison.Ordinal) && s.Key != "LosantClient.g.cs")
            .Select(s => (Name: s.Key[..^".g.cs".Length], Content: Word().Replace(string.Join('\n', s.Value.Split('\n').Where(l => !l.TrimStart().StartsWith("///", StringComparison.Ordinal))), m => names.Contains(m.Value) ? "T" : m.Value)))
            .GroupBy(s => s.Content, StringComparer.Ordinal)
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.Single().Name, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();

    [GeneratedRegex("\"#/definitions/(\\w+)\"")]
    private static partial Regex Reference();
}
