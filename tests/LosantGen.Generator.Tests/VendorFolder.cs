namespace LosantGen.Tests;

/// <summary>The vendor's description, read where it lies beside the checkout; tests that need it are skipped where it is missing.</summary>
internal static class VendorFolder
{
    public static string? Path { get; } = Find();

    public static IReadOnlyList<(string Path, string Text)> Files()
    {
        var folder = Require();
        return [.. Directory.GetFiles(folder, "*.json").OrderBy(f => f, StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f)))];
    }

    public static string Require()
    {
        Assert.SkipWhen(Path is null, "skipped: the vendor's description (shared/losant-rest) is not beside this checkout");
        return Path!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "losant-rest", "schemas");
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}
