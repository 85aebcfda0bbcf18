namespace LosantGen.Conformance.Tests.Suites;

/// <summary>The public test suites, read where they lie beside the checkout; tests of one that is missing are skipped.</summary>
internal static class SuiteFolder
{
    private static readonly string? All = Repository.Above(Path.Combine("shared", "suites"), Directory.Exists);

    /// <summary>The files of a suite by name.</summary>
    public static IReadOnlyList<string> Files(string suite)
    {
        var folder = Path.Combine(All ?? "", suite);
        Assert.SkipWhen(All is null || !Directory.Exists(folder), $"skipped: the public test suite {suite} (shared/suites/{suite}) is not beside this checkout");
        return [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)];
    }
}
