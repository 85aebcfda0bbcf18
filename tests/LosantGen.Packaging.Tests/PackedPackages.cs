using System.Globalization;

namespace LosantGen.Packaging.Tests;

/// <summary>Both packages, packed once from this checkout, in a feed of their own under a version that was never there before.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>Everything of this run lies in here and is deleted at its end.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("losantgen-packaging-").FullName;

    internal string Version { get; } = "0.1.0-test." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    internal string Feed => Path.Combine(Folder, "feed");

    /// <summary>What the build of the packages left, apart from what builds of the checkout leave in it.</summary>
    internal string Artifacts => Path.Combine(Folder, "artifacts");

    internal IReadOnlyList<Outcome> Packing { get; private set; } = [];

    internal string Generator => Path.Combine(Feed, $"LosantGen.{Version}.nupkg");

    internal string Runtime => Path.Combine(Feed, $"LosantGen.Runtime.{Version}.nupkg");

    /// <summary>Packages of this run stay out of the user's cache; what the user's cache already has is taken from there.</summary>
    internal IReadOnlyList<(string Name, string Value)> Environment => [("NUGET_PACKAGES", Path.Combine(Folder, "packages"))];

    public async ValueTask InitializeAsync()
    {
        Packing = [await PackAsync("runtime", Feed), await PackAsync("generator", Feed)];
        foreach (var packed in Packing) packed.Succeeds();

        // Nothing above this folder has a say in the projects that the tests make.
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

    /// <summary>Packs the one project in a folder of the repository.</summary>
    internal Task<Outcome> PackAsync(string project, string output, params IEnumerable<string> more) => DotNet.RunAsync(
        Repository.PathOf(project),
        ["pack", "--artifacts-path", Artifacts, "--output", output, "-p:Version=" + Version, "-p:UseSharedCompilation=false", "-nodeReuse:false", .. more]);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return default;
    }

    private static string UsersCache => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
