using System.Text.RegularExpressions;
using Losant;
using NetArchTest.Rules;

namespace LosantGen.Generator.Tests.Layers;

/// <summary>The allowed dependencies between the layers of the generator, as in CONTRIBUTING, and that each namespace matches its folder.</summary>
public partial class LayerTests
{
    private const string Roslyn = "Microsoft.CodeAnalysis";
    private const string Newtonsoft = "Newtonsoft.Json";

    private static readonly string[] All =
        ["LosantGen.CSharp", "LosantGen.Diagnostics", "LosantGen.Emitting", "LosantGen.Keeping", "LosantGen.Model", "LosantGen.Planning", "LosantGen.Reading"];

    [Theory]
    [InlineData("LosantGen.Model", "")]
    [InlineData("LosantGen.CSharp", "")]
    [InlineData("LosantGen.Keeping", "")]
    [InlineData("LosantGen.Diagnostics", "LosantGen.Model " + Roslyn)]
    [InlineData("LosantGen.Reading", "LosantGen.Model LosantGen.CSharp LosantGen.Keeping LosantGen.Diagnostics " + Newtonsoft + " " + Roslyn)]
    [InlineData("LosantGen.Planning", "LosantGen.Model LosantGen.CSharp LosantGen.Keeping LosantGen.Diagnostics " + Roslyn)]
    [InlineData("LosantGen.Emitting", "LosantGen.Model LosantGen.CSharp LosantGen.Planning")]
    public void A_layer_depends_only_on_allowed_layers(string layer, string mayKnow)
    {
        // The types of the root namespace, which may know all layers: a namespace as a whole would be a prefix of every layer's.
        var root = typeof(LosantGenerator).Assembly.GetTypes().Where(t => t.Namespace == "LosantGen" && !t.IsNested).Select(t => t.FullName!).ToArray();
        Assert.Contains(typeof(LosantGenerator).FullName, root);
        var others = All.Append(Newtonsoft).Append(Roslyn).Where(other => other != layer && !mayKnow.Split(' ').Contains(other)).Concat(root).ToArray();
        var types = Types.InAssembly(typeof(LosantGenerator).Assembly).That().ResideInNamespaceMatching($"^{Regex.Escape(layer)}(\\.|$)");

        Assert.Empty(types.ShouldNot().HaveDependencyOnAny(others).GetResult().FailingTypeNames ?? []);
    }

    [Fact]
    public void Every_layer_has_types() => Assert.All(
        All, layer => Assert.NotEmpty(Types.InAssembly(typeof(LosantGenerator).Assembly).That().ResideInNamespaceMatching($"^{Regex.Escape(layer)}(\\.|$)").GetTypes()));

    [Fact]
    public void A_namespace_of_the_generator_is_its_folder()
    {
        var folder = Repository.PathOf("generator");

        // Conveniences are code of projects.
        Assert.DoesNotContain(Repository.SourcesIn(folder).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != "Conveniences"), f => NamespaceOf(f) != FolderOf(folder, f, "LosantGen"));
    }

    /// <summary>What users name is in Losant, what emitted code names in Losant.Runtime, so that both stay short; all else is in its folder's namespace.</summary>
    [Fact]
    public void A_namespace_of_the_runtime_is_its_folder_but_for_what_others_name()
    {
        var folder = Repository.PathOf("runtime");

        Assert.DoesNotContain(Repository.SourcesIn(folder), f => NamespaceOf(f) != (Path.GetDirectoryName(f) == folder ? "Losant" : IsPublic(f) ? "Losant.Runtime" : FolderOf(folder, First(f), "Losant.Runtime")));
    }

    // What emitted code names has the namespace Losant.Runtime whatever its folder, so that the folder of a type is that of its file.
    [Theory]
    [InlineData("Json", "Http")]
    [InlineData("Constraints", "Http")]
    [InlineData("Secrets", "Http")]
    public void The_runtimes_JSON_and_constraints_know_nothing_of_HTTP(string folder, string unknown)
    {
        var files = Repository.SourcesIn(Repository.PathOf("runtime")).ToLookup(file => Path.GetFileName(file).Split('.')[0], file => Path.GetRelativePath(Repository.PathOf("runtime"), file).Split(Path.DirectorySeparatorChar)[0]);
        var types = typeof(LosantJson).Assembly.GetTypes().Where(type => !type.IsNested).ToLookup(type => files[type.Name.Split('`')[0]].FirstOrDefault(), type => type.FullName!);
        Assert.All([folder, unknown], name => Assert.True(types[name].Count() > 5, name));

        var layer = Types.InAssembly(typeof(LosantJson).Assembly).That().MeetCustomRule(new IsAnyOf([.. types[folder]]));

        Assert.Empty(layer.ShouldNot().HaveDependencyOnAny([.. types[unknown]]).GetResult().FailingTypeNames ?? []);
    }

    [Theory]
    [InlineData("generator")]
    [InlineData("runtime")]
    public void A_file_name_occurs_once_in_a_project_and_no_file_has_more_than_300_lines(string project)
    {
        var files = Repository.SourcesIn(Path.Combine(Repository.Root, project)).ToList();

        Assert.Empty(files.GroupBy(Path.GetFileName).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(files.Where(f => File.ReadLines(f).Count() > 300).Select(Path.GetFileName));
    }

    private static string FolderOf(string project, string file, string root) =>
        string.Join('.', Path.GetRelativePath(project, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar).Where(p => p != ".").Prepend(root));

    private static bool IsPublic(string file) => PublicType().IsMatch(File.ReadAllText(file));

    // A type in several files, some of them in another folder, is where its first file is: Run.Finding.cs follows Run.cs.
    private static string First(string file)
    {
        var name = Path.GetFileName(file).Split('.')[0] + ".cs";
        return Directory.EnumerateFiles(Path.GetDirectoryName(file)!, name, SearchOption.AllDirectories).First();
    }

    private static string NamespaceOf(string file) => Declaration().Match(File.ReadAllText(file)).Groups[1].Value;

    private sealed class IsAnyOf(HashSet<string> names) : ICustomRule
    {
        public bool MeetsRule(Mono.Cecil.TypeDefinition type) => names.Contains(type.FullName.Split('/')[0]);
    }

    [GeneratedRegex(@"^public ", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
