namespace LosantGen.Packaging.Tests;

/// <summary>Where this checkout lies, and what lies beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(folder => File.Exists(Path.Combine(folder, "LosantGen.sln")) ? folder : null)
        ?? throw new DirectoryNotFoundException("The tests run outside the repository.");

    private static readonly string? Vendor = Above(folder => Path.Combine(folder, "shared", "losant-rest", "schemas") is var found && Directory.Exists(found) ? found : null);

    /// <summary>The vendor's description, read where it lies beside the checkout; a test that needs it is skipped where it is missing.</summary>
    public static string VendorFolder()
    {
        Assert.SkipWhen(Vendor is null, "skipped: the vendor's description (shared/losant-rest) is not beside this checkout");
        return Vendor;
    }

    private static string? Above(Func<string, string?> find)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (find(folder.FullName) is { } found) return found;
        }
        return null;
    }
}
