namespace LosantGen.Testing;

/// <summary>The built-in descriptions of the package.</summary>
public static class BuiltIn
{
    private static readonly string NamesPath = Repository.PathOf("generator", "build", "LosantGen.names.json");

    public static string Folder { get; } = Repository.PathOf("schemas");

    public static (string Path, string Text, string Kind) Names => (NamesPath, File.ReadAllText(NamesPath), "builtInNames");

    /// <summary>The files, without the names file: built-in types are named by their files and titles.</summary>
    public static IReadOnlyList<(string Path, string Text, string Kind)> Files() =>
        [.. Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f), "schema"))];
}
