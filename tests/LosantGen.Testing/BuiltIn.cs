namespace LosantGen.Testing;

/// <summary>The built-in descriptions of the package.</summary>
public static class BuiltIn
{
    private static readonly string NamesPath = Repository.PathOf("generator", "build", "LosantGen.names.json");

    public static string Folder { get; } = Repository.PathOf("schemas");

    public static (string Path, string Text, string Kind) Names => (NamesPath, File.ReadAllText(NamesPath), "builtInNames");

    public static IReadOnlyList<(string Path, string Text, string Kind)> Files() =>
    [
        .. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f), "schema")),
        Names,
    ];
}
