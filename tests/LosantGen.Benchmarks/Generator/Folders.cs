using System.Runtime.InteropServices;

namespace LosantGen.Benchmarks.Generator;

/// <summary>Folders, found in the parents of the program's folder.</summary>
internal static class Folders
{
    /// <summary>The root of the checkout.</summary>
    public static string Repository { get; } = Find("LosantGen.sln", File.Exists) is { } solution
        ? Path.GetDirectoryName(solution)!
        : throw new InvalidOperationException("The benchmarks run within a checkout of the repository.");

    /// <summary>The folder of dotnet, with its SDKs and packs.</summary>
    public static string Dotnet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string BuiltIn { get; } = Path.Combine(Repository, "schemas");

    /// <summary>The files of each resource.</summary>
    public static string Index { get; } = Path.Combine(Repository, "generator", "build", "LosantGen.Resources.props");

    /// <summary>The groups of resources that a project can name.</summary>
    public static string Groups { get; } = Path.Combine(Repository, "generator", "build", "LosantGen.Groups.props");

    /// <summary>The names in the package for types that have no name of their own.</summary>
    public static string Names { get; } = Path.Combine(Repository, "generator", "build", "LosantGen.names.json");

    /// <summary>The names in the package for members.</summary>
    public static string Members { get; } = Path.Combine(Repository, "generator", "build", "LosantGen.members.json");

    /// <summary>The built generator, with its dependencies beside it.</summary>
    public static string Generator { get; } = Path.Combine(Repository, "generator", "bin", "Release", "netstandard2.0");

    /// <summary>The vendor's own descriptions; null if they are not beside the checkout.</summary>
    public static string? Vendor { get; } = Find(Path.Combine("shared", "losant-rest", "schemas"), Directory.Exists);

    private static string? Find(string relative, Func<string, bool> exists)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (exists(candidate)) return candidate;
        }

        return null;
    }
}
