namespace Losant.Runtime.Constraints.Syntax;

/// <summary>
/// A pattern that is checked in one pass without backtracking: a sequence of character classes with counts, where a
/// greedy match of a class never takes a character that the next one needs. It may have several branches between its anchors.
/// </summary>
internal sealed partial class StraightPattern
{
    private readonly CharRun[][] _branches;
    private readonly bool _fromStart;
    private readonly bool _toEnd;

    /// <summary>Initializes a pattern.</summary>
    /// <param name="branches">The alternatives, each a sequence of runs. Without the anchor ^, there is one alternative with one run.</param>
    /// <param name="fromStart">Whether it has the anchor ^.</param>
    /// <param name="toEnd">Whether it has the anchor $.</param>
    public StraightPattern(CharRun[][] branches, bool fromStart, bool toEnd)
    {
        _branches = branches;
        _fromStart = fromStart;
        _toEnd = toEnd;
        Prepare();
    }

    // Implemented where strings are checked, and patterns not only parsed.
    partial void Prepare();
}
