namespace LosantGen.Conformance.Tests.Suites;

/// <summary>Why a verdict is not the suite's.</summary>
/// <param name="What">One sentence.</param>
/// <param name="Docs">The page and the heading that say so.</param>
internal sealed record Reason(string What, string Docs)
{
    /// <summary>By design, and users can read so.</summary>
    public static Reason Design(string what, string docs) => new(what, docs);

    /// <summary>The verdicts of a group that are wrong for this reason wherever they are asked for.</summary>
    public IEnumerable<KnownVerdict> In(string keyword, string group, params string[] tests) => In(Places.All, keyword, group, tests);

    /// <summary>The same in some places only.</summary>
    public IEnumerable<KnownVerdict> In(Places places, string keyword, string group, params string[] tests) => tests.Select(t => new KnownVerdict(keyword, group, t, places, this));

    public override string ToString() => $"{Docs}: {What}";
}

/// <summary>A verdict that is not the suite's.</summary>
/// <param name="Keyword">The suite's file.</param>
/// <param name="Group">The group in it.</param>
/// <param name="Test">The test in that.</param>
/// <param name="Places">Where it is wrong, of those places in which it is asked for at all.</param>
/// <param name="Reason">Why.</param>
internal sealed record KnownVerdict(string Keyword, string Group, string Test, Places Places, Reason Reason);
