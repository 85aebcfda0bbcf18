using System.Globalization;

namespace Losant.Runtime;

/// <summary>
/// Reads the patterns that straight code can check: <c>^</c>, classes and characters with counts, <c>$</c>, and between both
/// anchors a group of such rows. Anything else is left to a Regex.
/// </summary>
internal sealed class StraightPatternReader
{
    private readonly string _pattern;
    private int _at;

    private StraightPatternReader(string pattern) => _pattern = pattern;

    private char Current => _at < _pattern.Length ? _pattern[_at] : '\0';

    /// <summary>Reads a pattern; null when it is none of the simple ones.</summary>
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

    // A run that may be longer or shorter takes all that it can. That is right only if what follows cannot begin with one
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
            if (CharRun.TryMake(@class, min, max) is not { } run) return null;
            runs.Add(run);
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
                return new CharClass([(c, c)]);
        }
    }

    private CharClass? TryReadSet()
    {
        bool isNegated = Take('^');
        List<(int First, int Last)> ranges = [];
        while (Current != ']')
        {
            if (_at >= _pattern.Length || TryReadSetItem() is not { } item) return null;
            bool isRange = Current == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']';
            if (isRange)
            {
                _at++;
                if (TryReadSetItem() is not { } last || !IsSingle(item) || !IsSingle(last)) return null;
                (int first, int end) = (item.Ranges[0].First, last.Ranges[0].First);
                if (first > end) return null;
                ranges.Add((first, end));
            }
            else
            {
                ranges.AddRange(item.Ranges);
            }
        }

        _at++;
        if (ranges.Count == 0) return null;
        CharClass set = new(ranges);
        return isNegated ? set.Complement() : set;
    }

    private CharClass? TryReadSetItem()
    {
        if (_at >= _pattern.Length) return null;
        char c = _pattern[_at++];
        if (c == '\\') return TryReadEscape();
        return c == '[' ? null : new CharClass([(c, c)]); // .NET reads "[a-[" as a subtraction; nobody writes it otherwise
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
            _ => char.IsAsciiLetterOrDigit(c) ? -1 : c,
        };
        if (code >= 0) return new CharClass([(code, code)]);
        return c switch
        {
            'd' => CharClass.Digit,
            'D' => CharClass.Digit.Complement(),
            'w' => CharClass.Word,
            'W' => CharClass.Word.Complement(),
            's' => CharClass.Space,
            'S' => CharClass.Space.Complement(),
            _ => null,
        };
    }

    private int ReadHex(int length)
    {
        if (_at + length > _pattern.Length) return -1;
        ReadOnlySpan<char> digits = _pattern.AsSpan(_at, length);
        _at += length;
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) ? code : -1;
    }

    private bool TryReadCount(out int min, out int max)
    {
        (min, max) = (1, 1);
        if (Take('*')) (min, max) = (0, int.MaxValue);
        else if (Take('+')) (min, max) = (1, int.MaxValue);
        else if (Take('?')) (min, max) = (0, 1);
        else if (Take('{') && !TryReadBounds(out min, out max)) return false;
        return Current is not ('*' or '+' or '?' or '{'); // a lazy count, or none of ours
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
        while (char.IsAsciiDigit(Current)) _at++;
        return int.TryParse(_pattern.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private bool Take(char c)
    {
        if (Current != c || _at >= _pattern.Length) return false;
        _at++;
        return true;
    }

    private static bool IsSingle(CharClass @class) => @class.Ranges is [var (first, last)] && first == last;
}
