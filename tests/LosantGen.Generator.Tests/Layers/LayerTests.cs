using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace LosantGen.Generator.Tests.Layers;

/// <summary>The allowed dependencies between the layers of the generator, as in CONTRIBUTING, and that each namespace matches its folder.</summary>
public partial class LayerTests
{
    private const string Roslyn = "Microsoft.CodeAnalysis";
    private const string Newtonsoft = "Newtonsoft.Json";

    private static readonly string[] All =
        ["LosantGen.CSharp", "LosantGen.Diagnostics", "LosantGen.Emitting", "LosantGen.Model", "LosantGen.Planning", "LosantGen.Reading"];

    [Theory]
    [InlineData("LosantGen.Model", "")]
    [InlineData("LosantGen.CSharp", "")]
    [InlineData("LosantGen.Diagnostics", "LosantGen.Model " + Roslyn)]
    [InlineData("LosantGen.Reading", "LosantGen.Model LosantGen.CSharp LosantGen.Diagnostics " + Newtonsoft + " " + Roslyn)]
    [InlineData("LosantGen.Planning", "LosantGen.Model LosantGen.CSharp LosantGen.Diagnostics " + Roslyn)]
    [InlineData("LosantGen.Emitting", "LosantGen.Model LosantGen.CSharp LosantGen.Planning")]
    public void A_layer_depends_only_on_allowed_layers(string layer, string mayKnow)
    {
        var others = All.Append(Newtonsoft).Append(Roslyn).Where(other => other != layer && !mayKnow.Split(' ').Contains(other)).ToArray();
        var types = Types.InAssembly(typeof(LosantGenerator).Assembly).That().ResideInNamespaceMatching($"^{Regex.Escape(layer)}(\\.|$)");

        Assert.Empty(types.ShouldNot().HaveDependencyOnAny(others).GetResult().FailingTypeNames ?? []);
    }

    [Fact]
    public void Every_layer_has_types() => Assert.All(
        All, layer => Assert.NotEmpty(Types.InAssembly(typeof(LosantGenerator).Assembly).That().ResideInNamespaceMatching($"^{Regex.Escape(layer)}(\\.|$)").GetTypes()));

    [Theory]
    [InlineData("generator", "LosantGen")]
    public void A_namespace_is_its_folder(string project, string root)
    {
        var folder = Path.Combine(Repository.Root, project);
        var wrong = SourcesOf(folder).Where(f => NamespaceOf(f) != string.Join('.', Path.GetRelativePath(folder, Path.GetDirectoryName(f)!).Split(Path.DirectorySeparatorChar).Where(p => p != ".").Prepend(root)));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("generator")]
    [InlineData("runtime")]
    public void A_file_name_occurs_once_in_a_project_and_no_file_has_more_than_300_lines(string project)
    {
        var files = SourcesOf(Path.Combine(Repository.Root, project)).ToList();

        Assert.Empty(files.GroupBy(Path.GetFileName).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(files.Where(f => File.ReadLines(f).Count() > 300).Select(Path.GetFileName));
    }

    private static IEnumerable<string> SourcesOf(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string NamespaceOf(string file) => Declaration().Match(File.ReadAllText(file)).Groups[1].Value;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
