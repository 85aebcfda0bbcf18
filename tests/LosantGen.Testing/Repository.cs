namespace LosantGen.Testing;

/// <summary>The checkout that the tests run in, and the folders above it.</summary>
public static class Repository
{
    /// <summary>The tests are in bin/Debug/net10.0 or bin/Release/net10.0; the programs that they run have the same configuration.</summary>
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Configuration => Output.Parent!.Name;

    /// <summary>The target framework, such as net10.0.</summary>
    public static string Framework => Output.Name;

    public static string Root { get; } = Above("LosantGen.sln", File.Exists) is { } solution
        ? Path.GetDirectoryName(solution)!
        : throw new DirectoryNotFoundException("The tests run outside the repository: LosantGen.sln is not above them.");

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files in a folder of the checkout, without those that a build made.</summary>
    public static IEnumerable<string> SourcesIn(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>The nearest path of this name in a folder above the tests; null if there is none.</summary>
    public static string? Above(string name, Func<string, bool> exists)
    {
        for (var folder = Output; folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, name);
            if (exists(candidate)) return candidate;
        }
        return null;
    }
}
