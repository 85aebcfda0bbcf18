namespace LosantGen.Conformance.Tests.Suites;

// Verdicts that are wrong and should not be: what to mend, and where.
internal static partial class KnownVerdicts
{
    private static IEnumerable<KnownVerdict> Faults() => [];
}
