namespace LosantGen.Testing;

/// <summary>The vendor's description, read from a folder beside the checkout; tests that need it are skipped if it is missing.</summary>
public static class VendorFolder
{
    /// <summary>The path; null if the folder is missing.</summary>
    public static string? Path { get; } = Repository.Above(System.IO.Path.Combine("shared", "losant-rest", "schemas"), Directory.Exists);

    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Strings = new(() =>
        [.. Directory.GetFiles(Path!, "*.json").Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f)))]);

    public static IReadOnlyList<(string Path, string Text)> Files()
    {
        Require();
        return Strings.Value;
    }

    /// <summary>The files as a consumer passes them to the generator, with the names in the package.</summary>
    public static IReadOnlyList<(string Path, string Text, string Kind)> Description() => [.. Files().Select(f => (f.Path, f.Text, "schema")), BuiltIn.Names, BuiltIn.Members];

    public static string Require()
    {
        Assert.SkipWhen(Path is null, "skipped: the vendor's description (shared/losant-rest) is not beside this checkout");
        return Path!;
    }
}
