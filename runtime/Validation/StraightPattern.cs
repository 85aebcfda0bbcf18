namespace Losant.Runtime;

/// <summary>
/// A pattern that is checked in one pass, without going back: character classes with counts, one after the other, in
/// which no class could have left a character to the next one. It may have several branches between its anchors.
/// </summary>
internal sealed class StraightPattern : TextPattern
{
    private readonly CharRun[][] _branches;
    private readonly bool _fromStart;
    private readonly bool _toEnd;

    // The usual case, one class of ASCII characters from the text's start to its end, has a shorter way.
    private readonly AsciiSet? _only;
    private readonly int _min;
    private readonly int _max;

    /// <summary>Makes a pattern.</summary>
    /// <param name="branches">The ways to match, each a row of runs. Without the anchor ^ there is one of one run.</param>
    /// <param name="fromStart">Whether it has the anchor ^.</param>
    /// <param name="toEnd">Whether it has the anchor $.</param>
    public StraightPattern(CharRun[][] branches, bool fromStart, bool toEnd)
    {
        _branches = branches;
        _fromStart = fromStart;
        _toEnd = toEnd;
        if (!fromStart || !toEnd || branches is not [[var run]] || run.Class.TryAscii() is not { } set) return;
        _only = set;
        _min = run.Min;
        _max = run.Max;
    }

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<char> text)
    {
        if (_only is not null) return text.Length >= _min && text.Length <= _max && _only.HoldsAll(text);
        return _fromStart ? FollowsAny(text) : Occurs(_branches[0][0], text);
    }

    private bool FollowsAny(ReadOnlySpan<char> text)
    {
        foreach (CharRun[] runs in _branches)
            if (Follow(runs, text))
                return true;
        return false;
    }

    private bool Follow(CharRun[] runs, ReadOnlySpan<char> text)
    {
        foreach (CharRun run in runs)
        {
            int length = run.LengthAtStart(text);
            if (length < run.Min) return false;
            text = text[length..];
        }

        return !_toEnd || text.IsEmpty;
    }

    private bool Occurs(CharRun run, ReadOnlySpan<char> text)
    {
        if (run.Min == 0) return true;
        if (_toEnd) return run.LengthAtEnd(text) >= run.Min;
        while (true)
        {
            int start = run.IndexIn(text);
            if (start < 0) return false;
            text = text[start..];
            int length = run.LengthAtStart(text);
            if (length >= run.Min) return true;
            text = text[length..];
        }
    }
}
