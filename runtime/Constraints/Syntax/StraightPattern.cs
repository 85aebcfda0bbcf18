namespace Losant.Runtime.Constraints.Syntax;

/// <summary>
/// A pattern that is checked in one pass, without going back: character classes with counts, one after the other, in
/// which no class could have left a character to the next one. It may have several branches between its anchors.
/// </summary>
internal sealed partial class StraightPattern
{
    private readonly CharRun[][] _branches;
    private readonly bool _fromStart;
    private readonly bool _toEnd;

    /// <summary>Makes a pattern.</summary>
    /// <param name="branches">The ways to match, each a row of runs. Without the anchor ^ there is one of one run.</param>
    /// <param name="fromStart">Whether it has the anchor ^.</param>
    /// <param name="toEnd">Whether it has the anchor $.</param>
    public StraightPattern(CharRun[][] branches, bool fromStart, bool toEnd)
    {
        _branches = branches;
        _fromStart = fromStart;
        _toEnd = toEnd;
        Prepare();
    }

    // Where texts are checked, and not only patterns read.
    partial void Prepare();
}
