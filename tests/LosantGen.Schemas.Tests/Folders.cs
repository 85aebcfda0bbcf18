namespace LosantGen.Schemas.Tests;

/// <summary>Finds the repository's schemas and, where it is there, the vendor's own folder, by walking up from the test's directory.</summary>
internal static class Folders
{
    public static SchemaFolder Ours { get; } = new(
        FindAbove("schemas/apiInfo.json") ?? throw new InvalidOperationException("The schemas folder of the repository is not above the test's directory."));

    /// <summary>The vendor's folder; the test that asks is skipped where it is missing.</summary>
    public static SchemaFolder Vendors
    {
        get
        {
            Assert.SkipWhen(VendorsOrNull is null, "Skipped: there is no shared/losant-rest/schemas beside the repository, so there is nothing to compare with.");
            return VendorsOrNull!;
        }
    }

    private static SchemaFolder? VendorsOrNull { get; } =
        FindAbove("shared/losant-rest/schemas/apiInfo.json") is { } path ? new SchemaFolder(path) : null;

    private static string? FindAbove(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, file);
            if (File.Exists(candidate))
                return Path.GetDirectoryName(candidate);
        }

        return null;
    }
}
