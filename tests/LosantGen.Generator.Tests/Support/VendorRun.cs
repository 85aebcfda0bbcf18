namespace LosantGen.Generator.Tests.Support;

/// <summary>
/// One run for the vendor's whole folder, with the names in the package, shared by all tests that check its output.
/// It is compiled once, when the first test needs the compiler's diagnostics.
/// </summary>
internal static class VendorRun
{
    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Of(VendorFolder.Description()));

    private static readonly Lazy<IReadOnlySet<string>> PublicMembers = new(() => PublicSurface.Of(Run.Value).ToHashSet(StringComparer.Ordinal));

    private static readonly Lazy<IReadOnlyList<string>> PublicTypes = new(() => [.. PublicSurface.Types(Run.Value).Select(t => t.Name)]);

    public static GeneratorRun Whole => ValueOf(Run);

    /// <summary>The public surface.</summary>
    public static IReadOnlySet<string> Surface => ValueOf(PublicMembers);

    /// <summary>The names of the public types.</summary>
    public static IReadOnlyList<string> Types => ValueOf(PublicTypes);

    private static T ValueOf<T>(Lazy<T> lazy)
    {
        VendorFolder.Require();
        return lazy.Value;
    }
}
