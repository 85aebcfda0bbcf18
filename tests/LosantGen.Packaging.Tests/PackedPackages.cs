using System.Globalization;

namespace LosantGen.Packaging.Tests;

/// <summary>All packages, packed once from this checkout into a separate feed, with a unique version.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>What is published, in the order in which it needs each other.</summary>
    internal static readonly string[] Projects = ["runtime", "generator", "sample/Simulator", "sample/Simulator.Command"];

    private readonly List<Outcome> _packing = [];

    /// <summary>All files of this run; deleted at its end.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("losantgen-packaging-").FullName;

    internal string Version { get; } = "0.1.0-test." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    internal string Feed => Path.Combine(Folder, "feed");

    /// <summary>The build output of the packages, separate from the build output of the checkout.</summary>
    internal string Artifacts => Path.Combine(Folder, "artifacts");

    internal IReadOnlyList<Outcome> Packing => _packing;

    internal string Generator => Path.Combine(Feed, $"LosantGen.{Version}.nupkg");

    internal string Runtime => Path.Combine(Feed, $"LosantGen.Runtime.{Version}.nupkg");

    internal string Command => Path.Combine(Feed, $"LosantGen.Simulator.Command.{Version}.nupkg");

    internal string Simulator => Path.Combine(Feed, $"LosantGen.Simulator.{Version}.nupkg");

    /// <summary>Packages of this run do not go into the user's cache; packages that are already in the user's cache are taken from there.</summary>
    internal IReadOnlyList<(string Name, string Value)> Environment => [("NUGET_PACKAGES", Path.Combine(Folder, "packages"))];

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Projects) _packing.Add((await PackAsync(project, Feed)).Succeeds());

        // Files above this folder do not affect the projects of the tests.
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Packages.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders>{(Directory.Exists(UsersCache) ? $"<add key=\"user\" value=\"{UsersCache}\" />" : "")}</fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>Packs the project in a folder of the repository.</summary>
    internal Task<Outcome> PackAsync(string project, string output, params IEnumerable<string> more) => DotNet.RunAsync(
        Repository.PathOf(project),
        ["pack", "--artifacts-path", Artifacts, "--output", output, "-p:Version=" + Version, "-p:RunAnalyzers=false", "-nodeReuse:false", .. more]);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return default;
    }

    private static string UsersCache => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
