using System.Globalization;
using System.Text;

namespace Losant.Runtime.Constraints.Syntax;

/// <summary>
/// Translates ECMAScript regular expressions, as the flag u reads them, to .NET. There characters are code units and classes follow Unicode, so every
/// class is written out, and one with characters beyond U+FFFF as an alternative of surrogate pairs.
/// </summary>
internal sealed class EcmaScript
{
    private const string Word = "[0-9A-Z_a-z]";

    private readonly string _pattern;
    private readonly bool _hasLone;
    private readonly StringBuilder _net = new();
    private int _at;
    private bool _isBroken;

    private EcmaScript(string pattern, bool hasLone) => (_pattern, _hasLone) = (pattern, hasLone);

    /// <summary>Whether an exception is a fault of .NET's engine, which fails at a few loops within lookarounds although it accepted the pattern.</summary>
    public static bool IsFaultOfNet(Exception exception) => exception is IndexOutOfRangeException or OverflowException;

    /// <summary>Translates a pattern. One that is not ECMAScript is returned as it is, so that .NET says what is wrong.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="hasLone">Whether it is for strings that have lone surrogates, as <see cref="LoneSurrogates"/> writes them, or for those that have none.</param>
    public static string ToNet(string pattern, bool hasLone = false)
    {
        EcmaScript translation = new(pattern, hasLone);
        while (translation._at < pattern.Length) translation.Step();
        return translation._isBroken ? pattern : translation._net.ToString();
    }

    private void Step()
    {
        char c = _pattern[_at];
        switch (c)
        {
            case '\\':
                _at++;
                Escape();
                break;
            case '[':
                _at++;
                _net.Append(ReadSet());
                break;
            case '.':
                _at++;
                _net.Append(SetText.Of(CharClass.LineEnd.Complement(), _hasLone));
                break;
            case '$':
                _at++;
                _net.Append("\\z");
                break;
            case '(' when Follows("(?"):
                Copy(GroupHead());
                break;
            case '{' when Count() is > 0 and var length:
                Copy(length);
                break;
            case '^' or '(' or ')' or '|' or '*' or '+' or '?':
                Copy(1);
                break;
            default:
                _net.Append(SetText.OfChar(ReadCodePoint(), _hasLone));
                break;
        }
    }

    private void Copy(int length)
    {
        _net.Append(_pattern, _at, length);
        _at += length;
    }

    // The length of "(?:", "(?<name>" and the like, and of what only .NET knows, as "(?i".
    private int GroupHead()
    {
        int end = _at + 2;
        char c = end < _pattern.Length ? _pattern[end] : '\0';
        if (c is ':' or '=' or '!' or '>') return 3;
        if (Follows("(?<=") || Follows("(?<!")) return 4;
        if (c == '<' && _pattern.IndexOf('>', end) is > 0 and var close) return close + 1 - _at;
        while (end < _pattern.Length && (char.IsLetter(_pattern[end]) || _pattern[end] == '-')) end++;
        return end - _at + (end < _pattern.Length && _pattern[end] == ':' ? 1 : 0);
    }

    // The length of a quantifier such as {2,5}; 0 for a brace that stands for itself.
    private int Count()
    {
        int end = _at + 1;
        while (end < _pattern.Length && _pattern[end] is >= '0' and <= '9') end++;
        if (end == _at + 1) return 0;
        if (end < _pattern.Length && _pattern[end] == ',') end++;
        while (end < _pattern.Length && _pattern[end] is >= '0' and <= '9') end++;
        return end < _pattern.Length && _pattern[end] == '}' ? end + 1 - _at : 0;
    }

    private void Escape()
    {
        char c = _at < _pattern.Length ? _pattern[_at] : '\0';
        switch (c)
        {
            case 'b' or 'B':
                _at++;
                _net.Append(c == 'b' ? $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))" : $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))");
                break;
            case 'k':
                int end = Follows("k<") ? _pattern.IndexOf('>', _at) : -1;
                _net.Append("(?:\\");
                Copy(end < 0 ? 1 : end + 1 - _at);
                _net.Append(')');
                break;
            case >= '1' and <= '9':
                Number();
                break;
            case 'p' or 'P':
                CharClass beyond = CharClass.None;
                string category = Category(ref beyond);
                _net.Append(SetText.Of(beyond, _hasLone, category));
                break;
            case '\0' when _at >= _pattern.Length:
                _net.Append('\\');
                break;
            default:
                if (CharClass.OfEscape(c) is { } known)
                {
                    _at++;
                    _net.Append(SetText.Of(known, _hasLone));
                }
                else
                {
                    _net.Append(SetText.OfChar(ReadEscaped(), _hasLone));
                }

                break;
        }
    }

    private string ReadSet()
    {
        bool isNegated = Take('^');
        _isBroken |= !isNegated && Follows("]"); // .NET takes this bracket for the set's first character
        CharClass set = CharClass.None;
        StringBuilder categories = new();
        while (_at < _pattern.Length && _pattern[_at] != ']')
        {
            if (Follows("\\p") || Follows("\\P"))
            {
                _at++;
                categories.Append(Category(ref set));
                continue;
            }

            CharClass item = ReadSetItem();
            if (item.IsSingle(out int first) && Follows("-") && !Follows("-]") && _at + 1 < _pattern.Length)
            {
                _at++;
                if (ReadSetItem().IsSingle(out int last) && first <= last) item = CharClass.OfRange(first, last);
                else _isBroken = true;
            }

            set = set.Or(item);
        }

        _isBroken |= !Take(']');
        return SetText.Of(set, _hasLone, categories.ToString(), isNegated);
    }

    // A reference to a group, or, if there is no such group, a character in octal digits.
    private void Number()
    {
        int end = _at;
        while (end < _pattern.Length && _pattern[end] is >= '0' and <= '9') end++;
        string digits = _pattern.Substring(_at, end - _at);
        if (digits.Length < 4 && int.Parse(digits, CultureInfo.InvariantCulture) <= Groups())
        {
            _net.Append("(?:\\");
            Copy(digits.Length);
            _net.Append(')');
            return;
        }

        int code = 0;
        int octal = 0;
        for (; octal < Math.Min(3, digits.Length) && digits[octal] <= '7'; octal++) code = (code * 8) + digits[octal] - '0';
        _net.Append(SetText.OfChar(octal == 0 ? digits[0] : code & 0xFF, _hasLone));
        _at += Math.Max(1, octal);
    }

    private int Groups()
    {
        int count = 0;
        bool isInSet = false;
        for (int i = 0; i < _pattern.Length; i++)
        {
            char c = _pattern[i];
            if (c == '\\') i++;
            else if (c == '[') isInSet = true;
            else if (c == ']') isInSet = false;
            else if (c == '(' && !isInSet && (i + 1 == _pattern.Length || _pattern[i + 1] != '?' || (i + 3 < _pattern.Length && _pattern[i + 2] == '<' && _pattern[i + 3] is not ('=' or '!')))) count++;
        }

        return count;
    }

    private CharClass ReadSetItem()
    {
        if (!Take('\\')) return CharClass.Of(ReadCodePoint());
        if (_at < _pattern.Length && CharClass.OfEscape(_pattern[_at]) is { } known)
        {
            _at++;
            return known;
        }

        return CharClass.Of(Take('b') ? '\b' : ReadEscaped());
    }

    // A category of Unicode, as \p{L}; from the letter on. Of the characters beyond U+FFFF, \p{L} has none and \P{L} all.
    private string Category(ref CharClass set)
    {
        int end = _pattern.IndexOf('}', _at);
        if (end < 0) end = _pattern.Length - 1;
        string category = "\\" + _pattern.Substring(_at, end + 1 - _at);
        _at = end + 1;
        bool isNegated = category.Length > 1 && category[1] == 'P';
        if (isNegated) set = set.Or(CharClass.OfRange(char.MaxValue + 1, CharClass.End - 1));
        if (isNegated != (category.EndsWith("{C}", StringComparison.Ordinal) || category.EndsWith("{Cs}", StringComparison.Ordinal))) set = set.Or(CharClass.OfRange(0xD800, 0xDFFF));
        return category;
    }

    private int ReadEscaped()
    {
        if (_at >= _pattern.Length) return '\\';
        char c = _pattern[_at++];
        switch (c)
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'f': return '\f';
            case 'v': return '\v';
            case '0': return 0;
            case 'c' when _at < _pattern.Length: return _pattern[_at++] & 31;
            case 'x' when TryHex(2, out int code): return code;
            case 'u' when TryHex(4, out int code): return WithLow(code);
            case 'u' when Follows("{") && _pattern.IndexOf('}', _at) is > 0 and var end && TryHex(_pattern.Substring(_at + 1, end - _at - 1), out int code) && code < CharClass.End:
                _at = end + 1;
                return code;
            default:
                _isBroken |= c is 'x' or 'u';
                _at--;
                return ReadCodePoint();
        }
    }

    // The second half of a pair that is written as two escapes.
    private int WithLow(int code)
    {
        if (code is < 0xD800 or > 0xDBFF || !Follows("\\u")) return code;
        int before = _at;
        _at += 2;
        if (TryHex(4, out int low) && low is >= 0xDC00 and <= 0xDFFF) return char.ConvertToUtf32((char)code, (char)low);
        _at = before;
        return code;
    }

    private int ReadCodePoint()
    {
        char c = _pattern[_at++];
        return char.IsHighSurrogate(c) && _at < _pattern.Length && char.IsLowSurrogate(_pattern[_at]) ? char.ConvertToUtf32(c, _pattern[_at++]) : c;
    }

    private bool TryHex(int length, out int code)
    {
        code = 0;
        if (_at + length > _pattern.Length || !TryHex(_pattern.Substring(_at, length), out code)) return false;
        _at += length;
        return true;
    }

    private static bool TryHex(string text, out int code) => int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code) && code >= 0;

    private bool Follows(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

    private bool Take(char c)
    {
        if (_at >= _pattern.Length || _pattern[_at] != c) return false;
        _at++;
        return true;
    }
}
