namespace LosantGen.Generator.Tests.Support;

/// <summary>
/// One run over the vendor's whole folder, with the names that come with the package, for all tests that look at what comes out.
/// It is compiled once, too, when the first of them asks what the compiler says.
/// </summary>
internal static class VendorRun
{
    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Of(VendorFolder.Description()));

    private static readonly Lazy<IReadOnlySet<string>> PublicMembers = new(() => PublicSurface.Of(Run.Value).ToHashSet(StringComparer.Ordinal));

    private static readonly Lazy<IReadOnlyList<string>> PublicTypes = new(() => [.. PublicSurface.Types(Run.Value).Select(t => t.Name)]);

    public static GeneratorRun Whole => ValueOf(Run);

    /// <summary>What a program can see of it.</summary>
    public static IReadOnlySet<string> Surface => ValueOf(PublicMembers);

    /// <summary>The names of its public types.</summary>
    public static IReadOnlyList<string> Types => ValueOf(PublicTypes);

    private static T ValueOf<T>(Lazy<T> lazy)
    {
        VendorFolder.Require();
        return lazy.Value;
    }
}
