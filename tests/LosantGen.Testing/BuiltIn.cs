using System.Xml.Linq;

namespace LosantGen.Testing;

/// <summary>The built-in descriptions of the package.</summary>
public static class BuiltIn
{
    public static string Folder { get; } = Repository.PathOf("schemas");

    /// <summary>The names of types, which the package adds to descriptions of a project's own: built-in types are named by their files and titles.</summary>
    public static (string Path, string Text, string Kind) Names => NamesIn("LosantGen.names.json");

    /// <summary>The names of members, which the package adds to all descriptions.</summary>
    public static (string Path, string Text, string Kind) Members => NamesIn("LosantGen.members.json");

    /// <summary>The files, as the package passes them to the generator.</summary>
    public static IReadOnlyList<(string Path, string Text, string Kind)> Files() =>
        [.. Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f), "schema")), Members];

    /// <summary>The files that the package passes to the generator for a group of resources.</summary>
    public static IReadOnlyList<(string Path, string Text, string Kind)> FilesOf(string group)
    {
        var resources = Build("LosantGen.Groups.props").Descendants("_LosantGenGroup").Single(g => g.Attribute("Include")!.Value == group).Element("Resources")!.Value.Split(';');
        var files = Build("LosantGen.Resources.props").Descendants("_LosantGenResource").Where(r => resources.Contains(r.Attribute("Include")!.Value))
            .SelectMany(r => r.Attribute("Files")!.Value.Split(';')).ToHashSet(StringComparer.Ordinal);
        return [.. Files().Where(f => f.Kind != "schema" || files.Contains(Path.GetRelativePath(Folder, f.Path).Replace('\\', '/')))];
    }

    private static XDocument Build(string file) => XDocument.Load(Repository.PathOf("generator", "build", file));

    private static (string Path, string Text, string Kind) NamesIn(string file)
    {
        var path = Repository.PathOf("generator", "build", file);
        return (path, File.ReadAllText(path), "builtInNames");
    }
}
