namespace LosantGen.Tests;

/// <summary>The descriptions that come with the package.</summary>
internal static class BuiltIn
{
    private static readonly string Folder = Find();

    public static (string Path, string Text, string Kind) Names => (Path.Combine(Folder, "names.json"), File.ReadAllText(Path.Combine(Folder, "names.json")), "builtInNames");

    public static IReadOnlyList<(string Path, string Text, string Kind)> Files() =>
    [
        .. Directory.GetFiles(Folder, "*.json").OrderBy(f => f, StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllText(f), Path.GetFileName(f) == "names.json" ? "builtInNames" : "schema")),
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
