namespace Losant.Runtime.Constraints.Syntax;

/// <content>Checks strings.</content>
internal sealed partial class StraightPattern : StringPattern
{
    // A fast path for the usual case: one class of ASCII characters from the string's start to its end.
    private AsciiSet? _only;
    private int _min;
    private int _max;

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
            if (!run.TryStart(text, out int length)) return false;
            text = text[length..];
        }

        return !_toEnd || text.IsEmpty;
    }

    private bool Occurs(CharRun run, ReadOnlySpan<char> text)
    {
        if (run.Min == 0) return true;
        if (_toEnd) return run.IsAtEnd(text);
        while (true)
        {
            int start = run.IndexIn(text);
            if (start < 0) return false;
            text = text[start..];
            if (run.TryStart(text, out int length)) return true;
            text = text[length..];
        }
    }

    partial void Prepare()
    {
        if (!_fromStart || !_toEnd || _branches is not [[var run]]) return;
        _only = AsciiSet.TryOf(run.Class);
        _min = run.Min;
        _max = run.Max;
    }
}
