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

    private static (string Path, string Text, string Kind) NamesIn(string file)
    {
        var path = Repository.PathOf("generator", "build", file);
        return (path, File.ReadAllText(path), "builtInNames");
    }
}
