namespace Losant.Simulator.Tests;

/// <summary>Finds the vendor's own description by walking up from the test's directory.</summary>
internal static class VendorFolder
{
    /// <summary>The folder; the test that asks is skipped where it is missing.</summary>
    public static string Require()
    {
        var folder = Find();
        Assert.SkipWhen(folder is null, "Skipped: there is no shared/losant-rest/schemas beside the repository, so there is no other description to serve.");
        return folder!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "losant-rest", "schemas");
            if (File.Exists(Path.Combine(candidate, "apiInfo.json")))
                return candidate;
        }

        return null;
    }
}
