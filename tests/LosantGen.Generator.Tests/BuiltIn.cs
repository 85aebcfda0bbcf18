namespace LosantGen.Tests;

/// <summary>The descriptions that come with the package.</summary>
internal static class BuiltIn
{
    private static readonly string Folder = Find();
    private static readonly string NamesPath = Path.Combine(Folder, "..", "generator", "build", "LosantGen.names.json");

    public static (string Path, string Text, string Kind) Names => (NamesPath, File.ReadAllText(NamesPath), "builtInNames");

    public static IReadOnlyList<(string Path, string Text, string Kind)> Files() =>
    [
        .. Directory.GetFiles(Folder, "*.json").OrderBy(f => f, StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllText(f), "schema")),
        Names,
    ];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LosantGen.sln"))) return Path.Combine(folder.FullName, "schemas");
        }
        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
