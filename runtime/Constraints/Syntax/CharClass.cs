using System.Text;

namespace Losant.Runtime.Constraints.Syntax;

/// <summary>A set of characters, which are code points.</summary>
internal sealed class CharClass
{
    /// <summary>The code point after the last.</summary>
    public const int End = 0x110000;

    private const int MaxListed = 512;

    /// <summary>No character.</summary>
    public static readonly CharClass None = new();

    /// <summary>The digits of ECMAScript's \d.</summary>
    public static readonly CharClass Digit = OfRanges("09");

    /// <summary>The characters of ECMAScript's \w.</summary>
    public static readonly CharClass Word = OfRanges("09AZ__az");

    /// <summary>The white space of ECMAScript's \s: Unicode's white space, the line terminators and the byte order mark.</summary>
    public static readonly CharClass Space = OfRanges("\t\r  \u00A0\u00A0\u1680\u1680\u2000\u200A\u2028\u2029\u202F\u202F\u205F\u205F\u3000\u3000\uFEFF\uFEFF");

    /// <summary>The characters that ECMAScript's dot does not match.</summary>
    public static readonly CharClass LineEnd = OfRanges("\n\n\r\r\u2028\u2029");

    // The start of the first range, its end (exclusive), the start of the second range and so on, in ascending order.
    private readonly int[] _bounds;

    private CharClass(params int[] bounds) => _bounds = bounds;

    /// <summary>Creates a class of one character.</summary>
    public static CharClass Of(int code) => OfRange(code, code);

    /// <summary>Creates a class of a range of characters, both ends included.</summary>
    public static CharClass OfRange(int first, int last) => new(first, last + 1);

    /// <summary>Gets the class of an escape such as <c>\d</c>, by its letter; null if the letter has none.</summary>
    public static CharClass? OfEscape(char letter) => letter switch
    {
        'd' => Digit,
        'D' => Digit.Complement(),
        'w' => Word,
        'W' => Word.Complement(),
        's' => Space,
        'S' => Space.Complement(),
        _ => null,
    };

    /// <summary>The ranges in ascending order, both ends included.</summary>
    public IEnumerable<(int First, int Last)> Ranges
    {
        get
        {
            for (int i = 0; i < _bounds.Length; i += 2) yield return (_bounds[i], _bounds[i + 1] - 1);
        }
    }

    /// <summary>Whether the class has exactly one character, and which.</summary>
    public bool IsSingle(out int code)
    {
        code = _bounds.Length == 0 ? 0 : _bounds[0];
        return _bounds.Length == 2 && _bounds[1] == code + 1;
    }

    /// <summary>Gets the class of all other characters.</summary>
    public CharClass Complement()
    {
        List<int> bounds = new(_bounds);
        if (bounds.Count > 0 && bounds[0] == 0) bounds.RemoveAt(0);
        else bounds.Insert(0, 0);
        if (bounds.Count > 0 && bounds[^1] == End) bounds.RemoveAt(bounds.Count - 1);
        else bounds.Add(End);
        return new CharClass([.. bounds]);
    }

    /// <summary>Gets the union of two classes.</summary>
    public CharClass Or(CharClass other)
    {
        List<int> bounds = [];
        int mine = 0;
        int others = 0;
        while (mine < _bounds.Length || others < other._bounds.Length)
        {
            int next = Math.Min(mine < _bounds.Length ? _bounds[mine] : End, others < other._bounds.Length ? other._bounds[others] : End);
            if (mine < _bounds.Length && _bounds[mine] == next) mine++;
            if (others < other._bounds.Length && other._bounds[others] == next) others++;
            // After an odd number of bounds, the following characters are in the class.
            bool isInside = (mine | others) % 2 != 0;
            if (isInside != (bounds.Count % 2 != 0)) bounds.Add(next);
        }

        return new CharClass([.. bounds]);
    }

    /// <summary>Whether the classes have a common character.</summary>
    public bool Overlaps(CharClass other)
    {
        for (int i = 0; i < _bounds.Length; i += 2)
            for (int o = 0; o < other._bounds.Length; o += 2)
                if (_bounds[i] < other._bounds[o + 1] && other._bounds[o] < _bounds[i + 1])
                    return true;
        return false;
    }

    /// <summary>Whether the class is small enough to be listed. One that is has no character beyond U+FFFF, because no such character can be written here.</summary>
    public bool IsListable
    {
        get
        {
            int count = 0;
            for (int i = 0; i < _bounds.Length; i += 2) count += _bounds[i + 1] - _bounds[i];
            return count <= MaxListed;
        }
    }

    /// <summary>Lists the characters in ascending order.</summary>
    public string List()
    {
        StringBuilder chars = new();
        for (int i = 0; i < _bounds.Length; i += 2)
            for (int code = _bounds[i]; code < _bounds[i + 1]; code++)
                chars.Append((char)code);
        return chars.ToString();
    }

    private static CharClass OfRanges(string firstsAndLasts)
    {
        int[] bounds = new int[firstsAndLasts.Length];
        for (int i = 0; i < bounds.Length; i++) bounds[i] = firstsAndLasts[i] + (i % 2);
        return new CharClass(bounds);
    }
}
