using System.Diagnostics.CodeAnalysis;

namespace Losant.Runtime;

/// <summary>A set of characters, as ranges in ascending order that neither touch nor overlap.</summary>
internal sealed class CharClass
{
    private const int MaxListed = 512;

    private readonly List<(int First, int Last)> _ranges;

    /// <summary>The digits of ECMAScript's \d.</summary>
    public static readonly CharClass Digit = new([('0', '9')]);

    /// <summary>The characters of ECMAScript's \w.</summary>
    public static readonly CharClass Word = new([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);

    /// <summary>The white space of ECMAScript's \s: Unicode's, the line ends and the byte order mark.</summary>
    public static readonly CharClass Space = new(
    [
        ('\t', '\r'), (' ', ' '), ('\u00A0', '\u00A0'), ('\u1680', '\u1680'), ('\u2000', '\u200A'), ('\u2028', '\u2029'),
        ('\u202F', '\u202F'), ('\u205F', '\u205F'), ('\u3000', '\u3000'), ('\uFEFF', '\uFEFF'),
    ]);

    /// <summary>What ECMAScript's dot leaves out.</summary>
    public static readonly CharClass LineEnd = new([('\n', '\n'), ('\r', '\r'), ('\u2028', '\u2029')]);

    /// <summary>Makes a class of ranges in any order.</summary>
    public CharClass(IEnumerable<(int First, int Last)> ranges)
    {
        _ranges = [];
        foreach ((int first, int last) in ranges.OrderBy(r => r.First))
        {
            if (_ranges.Count > 0 && first <= _ranges[^1].Last + 1) _ranges[^1] = (_ranges[^1].First, Math.Max(last, _ranges[^1].Last));
            else _ranges.Add((first, last));
        }
    }

    /// <summary>The ranges.</summary>
    public IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    /// <summary>All characters that the class lacks.</summary>
    public CharClass Complement()
    {
        List<(int, int)> ranges = [];
        int next = 0;
        foreach ((int first, int last) in _ranges)
        {
            if (first > next) ranges.Add((next, first - 1));
            next = last + 1;
        }

        if (next <= char.MaxValue) ranges.Add((next, char.MaxValue));
        return new CharClass(ranges);
    }

    /// <summary>Whether a character is in both classes.</summary>
    public bool Overlaps(CharClass other) => _ranges.Any(r => other._ranges.Any(o => r.First <= o.Last && o.First <= r.Last));

    /// <summary>The characters one by one, if they are not too many.</summary>
    public bool TryList([NotNullWhen(true)] out string? chars)
    {
        chars = null;
        if (_ranges.Sum(r => r.Last - r.First + 1) > MaxListed) return false;
        chars = string.Concat(_ranges.SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1)).Select(c => (char)c));
        return true;
    }

    /// <summary>The class as a set of ASCII characters, if all of its characters are.</summary>
    public AsciiSet? TryAscii() => _ranges.Count > 0 && _ranges[^1].Last < 128 && TryList(out string? chars) ? new AsciiSet(chars) : null;
}
