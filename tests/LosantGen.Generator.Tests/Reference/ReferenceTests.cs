using System.Text.RegularExpressions;
using LosantGen.Diagnostics;
using LosantGen.Model;
using LosantGen.Planning;
using LosantGen.Reading;

namespace LosantGen.Generator.Tests.Reference;

/// <summary>docs/reference says what the built-in descriptions say, and its calls compile.</summary>
public partial class ReferenceTests
{
    private static readonly string Folder = Repository.PathOf("docs", "reference");

    private static readonly Lazy<ReferencePages> Pages = new(PagesOfBuiltIn);

    /// <summary>LOSANTGEN_REFERENCE=write writes the pages anew.</summary>
    [Fact]
    public void The_pages_are_current()
    {
        var pages = Pages.Value.Write();
        if (Environment.GetEnvironmentVariable("LOSANTGEN_REFERENCE") == "write")
        {
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            Directory.CreateDirectory(Folder);
            foreach (var (name, text) in pages) File.WriteAllText(Path.Combine(Folder, name), text);
        }

        Assert.Equal(pages.Keys, Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(Folder, page.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void All_links_lead_to_a_heading()
    {
        var pages = Pages.Value.Write();
        var headings = pages.SelectMany(page => Heading().Matches(page.Value).Select(m => $"{page.Key}#{m.Groups[1].Value.Trim().ToLowerInvariant()}")).Concat(pages.Keys).ToHashSet(StringComparer.Ordinal);

        var broken = pages.SelectMany(page => Link().Matches(page.Value).Select(m => m.Groups[1].Value).Select(to => to.StartsWith('#') ? page.Key + to : to).Where(to => !headings.Contains(to)).Select(to => $"{page.Key}: {to}"));

        Assert.Empty(broken);
    }

    [Fact]
    public void All_calls_compile()
    {
        var program = new System.Text.StringBuilder("using Losant;\nusing System.Text.Json;\n\nstatic class Calls\n{\n");
        var count = 0;
        foreach (var (_, _, call) in Pages.Value.Calls)
        {
            foreach (var body in new[] { call.Call, call.AllPages }.OfType<string>())
            {
                var given = string.Join(", ", call.Given.Select(v => $"{v.Type} {v.Name}").Prepend("LosantClient losant"));
                program.Append($"    static async Task Call{ExampleCode.Number(count++)}({given})\n    {{\n        {body}\n    }}\n");
            }
        }

        var run = GeneratorRun.Of(BuiltIn.Files(), program.Append("}\n").ToString());

        Assert.Empty(run.CompilerDiagnostics.Take(20).Select(d => $"{d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n{d.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).Lines.GetLineFromPosition(d.Location.SourceSpan.Start)}"));
        Assert.True(count > 375);
    }

    [Fact]
    public void A_call_is_written_with_the_values_of_its_example()
    {
        var open = Pages.Value.Calls.Where(c => c.Call.Given.Any(v => v.Type is not ("string" or "long"))).Select(c => $"{c.Resource.JsonName}.{c.Action.JsonName}").ToList();

        Assert.Empty(open);
    }

    private static ReferencePages PagesOfBuiltIn()
    {
        var read = BuiltIn.Files().Select(f => DescriptionReader.Read(new Input(f.Path, Input.KindOf(f.Path, f.Kind), f.Text), CancellationToken.None).Value).OfType<DescriptionFile>().ToList();
        var descriptions = Descriptions.Of(read);
        var plan = Planner.Plan(new Result<Descriptions>(descriptions, default), Wanted.Everything, "LosantClient", CancellationToken.None).Value;
        return new ReferencePages(plan, Areas(), descriptions.Examples);
    }

    private static Dictionary<string, string> Areas()
    {
        var areas = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text, _) in BuiltIn.Files().Where(f => f.Kind == "schema"))
        {
            var area = Path.GetFileName(Path.GetDirectoryName(path)!);
            var name = Path.GetFileNameWithoutExtension(path).Replace(".actions", "", StringComparison.Ordinal);
            areas.TryAdd(path.EndsWith(".actions.json", StringComparison.Ordinal) ? name : char.ToUpperInvariant(name[0]) + name[1..], area);
            foreach (Match title in Title().Matches(text)) areas.TryAdd(title.Groups[1].Value, area);
        }

        return areas;
    }

    [GeneratedRegex("\"title\": \"(\\w+)\"")]
    private static partial Regex Title();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
