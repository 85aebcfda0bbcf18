namespace Losant.Runtime.Constraints.Syntax;

/// <summary>
/// Parses the patterns that can be checked without a Regex: <c>^</c>, classes and characters with counts, <c>$</c>, and, between
/// both anchors, a group of such sequences. All others need a Regex.
/// </summary>
internal sealed class StraightPatternReader
{
    private readonly string _pattern;
    private int _at;

    private StraightPatternReader(string pattern) => _pattern = pattern;

    private char Current => _at < _pattern.Length ? _pattern[_at] : '\0';

    /// <summary>Parses a pattern; null if it needs a Regex.</summary>
    public static StraightPattern? TryRead(string pattern) => new StraightPatternReader(pattern).TryRead();

    private StraightPattern? TryRead()
    {
        bool fromStart = Take('^');
        bool isGroup = fromStart && Take('(');
        if (isGroup && Take('?') && !Take(':')) return null;
        List<CharRun[]> branches = [];
        do
        {
            if (TryReadRuns() is not { } runs) return null;
            branches.Add(runs);
        }
        while (isGroup && Take('|'));

        if (isGroup && !Take(')')) return null;
        bool toEnd = Take('$');
        if (_at != _pattern.Length) return null;
        if (!fromStart && branches[0].Length == 0) return new StraightPattern([[]], fromStart: true, toEnd: false); // matches anything
        if (!fromStart && branches[0].Length > 1) return null;
        return new StraightPattern([.. branches], fromStart, toEnd);
    }

    // A run of variable length is matched greedily. That is correct only if what follows cannot begin with one
    // of its characters.
    private static bool NeedsNoWayBack(List<CharRun> runs)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            if (runs[i].Min == runs[i].Max) continue;
            for (int next = i + 1; next < runs.Count; next++)
            {
                if (runs[i].Class.Overlaps(runs[next].Class)) return false;
                if (runs[next].Min > 0) break;
            }
        }

        return true;
    }

    private CharRun[]? TryReadRuns()
    {
        List<CharRun> runs = [];
        while (_at < _pattern.Length && Current is not ('$' or '|' or ')'))
        {
            if (TryReadClass() is not { } @class || !TryReadCount(out int min, out int max)) return null;
            if (!@class.IsListable && !@class.Complement().IsListable) return null; // too large to list either way
            runs.Add(new CharRun(@class, min, max));
        }

        return NeedsNoWayBack(runs) ? [.. runs] : null;
    }

    private CharClass? TryReadClass()
    {
        char c = _pattern[_at++];
        switch (c)
        {
            case '[':
                return TryReadSet();
            case '.':
                return CharClass.LineEnd.Complement();
            case '\\':
                return TryReadEscape();
            case '^' or '*' or '+' or '?' or '(' or ']' or '{' or '}':
                return null;
            default:
                return Single(c);
        }
    }

    private CharClass? TryReadSet()
    {
        bool isNegated = Take('^');
        CharClass? set = null;
        while (Current != ']')
        {
            if (TryReadSetItem() is not { } item) return null;
            bool isRange = Current == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']';
            if (isRange)
            {
                _at++;
                if (TryReadSetItem() is not { } end || !item.IsSingle(out int first) || !end.IsSingle(out int last) || first > last) return null;
                item = CharClass.OfRange(first, last);
            }

            set = set?.Or(item) ?? item;
        }

        _at++;
        return isNegated ? set?.Complement() : set;
    }

    private CharClass? TryReadSetItem()
    {
        if (_at >= _pattern.Length) return null;
        char c = _pattern[_at++];
        if (c == '\\') return TryReadEscape();
        return c == '[' ? null : Single(c); // .NET parses "[a-[" as a subtraction
    }

    private CharClass? TryReadEscape()
    {
        if (_at >= _pattern.Length) return null;
        char c = _pattern[_at++];
        int code = c switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'f' => '\f',
            'v' => '\v',
            'x' => ReadHex(2),
            'u' => ReadHex(4),
            _ => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') ? -1 : c,
        };
        return code < 0 ? CharClass.OfEscape(c) : Single(code);
    }

    // Half of a character beyond U+FFFF needs a Regex.
    private static CharClass? Single(int code) => code <= char.MaxValue && char.IsSurrogate((char)code) ? null : CharClass.Of(code);

    private int ReadHex(int length)
    {
        int code = 0;
        for (; length > 0; length--)
        {
            char c = Current;
            int digit = c is >= '0' and <= '9' ? c - '0' : (c | 0x20) is >= 'a' and <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
            if (digit < 0) return -1;
            code = (code * 16) + digit;
            _at++;
        }

        return code;
    }

    private bool TryReadCount(out int min, out int max)
    {
        (min, max) = (1, 1);
        if (Take('*')) (min, max) = (0, int.MaxValue);
        else if (Take('+')) (min, max) = (1, int.MaxValue);
        else if (Take('?')) (min, max) = (0, 1);
        else if (Take('{') && !TryReadBounds(out min, out max)) return false;
        return Current is not ('*' or '+' or '?' or '{'); // a lazy or unsupported quantifier
    }

    private bool TryReadBounds(out int min, out int max)
    {
        max = 0;
        if (!TryReadNumber(out min)) return false;
        max = min;
        if (Take(',') && !TryReadNumber(out max)) max = int.MaxValue;
        return Take('}') && min <= max;
    }

    private bool TryReadNumber(out int number)
    {
        int start = _at;
        long value = 0;
        for (; Current is >= '0' and <= '9' && value <= int.MaxValue; _at++) value = (value * 10) + (Current - '0');
        number = (int)Math.Min(value, int.MaxValue);
        return _at > start && value <= int.MaxValue;
    }

    private bool Take(char c)
    {
        if (Current != c || _at >= _pattern.Length) return false;
        _at++;
        return true;
    }
}
