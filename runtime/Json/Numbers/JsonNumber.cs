using System.Globalization;
using System.Text;

namespace Losant.Runtime.Json.Numbers;

/// <summary>A scanned JSON number: its digits as an integer, and their power of ten.</summary>
internal readonly struct JsonNumber
{
    /// <summary>19 digits always fit into 64 bits without a sign.</summary>
    private const int MaxDigits = 19;

    private const ulong MaxExactDouble = 1UL << 53;

    // Powers of ten that a double holds exactly. A product or quotient of two exact doubles is rounded once, so the result
    // is the nearest double (W. Clinger, How to read floating point numbers accurately).
    private static ReadOnlySpan<double> Powers =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private readonly ulong _digits;
    private readonly int _exponent;
    private readonly bool _isNegative;
    private readonly bool _isExact;

    private JsonNumber(ulong digits, int exponent, bool isNegative, bool isExact, bool isInteger, int end)
    {
        _digits = digits;
        _exponent = exponent;
        _isNegative = isNegative;
        _isExact = isExact;
        IsInteger = isInteger;
        End = end;
    }

    /// <summary>Whether the number has neither fraction nor exponent, and is not -0, which only a double distinguishes from 0.</summary>
    public bool IsInteger { get; }

    /// <summary>The position after the number.</summary>
    public int End { get; }

    /// <summary>Scans the number that begins at a position, by the grammar of JSON.</summary>
    public static bool TryScan(ReadOnlySpan<byte> utf8, int start, out JsonNumber number)
    {
        number = default;
        int i = start;
        bool isNegative = (uint)i < (uint)utf8.Length && utf8[i] == '-';
        if (isNegative) i++;
        int first = i;
        ulong digits = 0;
        uint digit;
        while ((uint)i < (uint)utf8.Length && (digit = (uint)(utf8[i] - '0')) <= 9)
        {
            digits = (digits * 10) + digit;
            i++;
        }

        int count = i - first;
        if (count == 0 || (count > 1 && utf8[first] == '0')) return false;
        int exponent = 0;
        bool isInteger = true;
        if ((uint)i < (uint)utf8.Length && utf8[i] == '.')
        {
            int point = ++i;
            while ((uint)i < (uint)utf8.Length && (digit = (uint)(utf8[i] - '0')) <= 9)
            {
                digits = (digits * 10) + digit;
                i++;
            }

            if (i == point) return false;
            count += i - point;
            exponent = point - i;
            isInteger = false;
        }

        if ((uint)i < (uint)utf8.Length && (utf8[i] | 0x20) == 'e')
        {
            if (!TryScanExponent(utf8, ref i, out int power)) return false;
            exponent += power;
            isInteger = false;
        }

        isInteger &= !(isNegative && digits == 0);
        number = new JsonNumber(digits, exponent, isNegative, count <= MaxDigits, isInteger, i);
        return true;
    }

    /// <summary>Gets the nearest double; infinite if the number is too large.</summary>
    /// <param name="text">The number's raw text.</param>
    public double ToDouble(ReadOnlySpan<byte> text)
    {
        if (_isExact && _digits <= MaxExactDouble && _exponent is >= -22 and <= 22)
        {
            double value = _digits;
            value = _exponent < 0 ? value / Powers[-_exponent] : value * Powers[_exponent];
            return _isNegative ? -value : value;
        }

        if (_isExact && _exponent is < 0 and >= -DecimalToDouble.MaxPlaces)
        {
            double value = DecimalToDouble.Nearest(_digits, -_exponent); // about 17 digits, as a mean has; never 0 here, which is exact
            return _isNegative ? -value : value;
        }

        return Parse(text);
    }

    /// <summary>Gets the double nearest to a text. As chars, which the framework itself parses too: for bytes, a trimmed program would have its parser twice.</summary>
    public static double Parse(ReadOnlySpan<byte> text)
    {
        Span<char> chars = text.Length <= 64 ? stackalloc char[64] : new char[text.Length];
        return double.Parse(chars[..Encoding.ASCII.GetChars(text, chars)], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Gets the number as a 64-bit integer, if it is one.</summary>
    /// <param name="text">The number's raw text; empty for a number that is an integer already.</param>
    /// <param name="value">The integer.</param>
    public bool TryGetInt64(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (!_isExact) return text.Length > 0 && new DecimalText(text).TryGetInt64(out value);
        ulong digits = _digits;
        int exponent = digits == 0 ? 0 : _exponent;
        for (; exponent < 0; exponent++)
        {
            (digits, ulong rest) = Math.DivRem(digits, 10);
            if (rest != 0) return false;
        }

        for (; exponent > 0; exponent--)
        {
            if (digits > ulong.MaxValue / 10) return false;
            digits *= 10;
        }

        if (digits > (ulong)long.MaxValue + (_isNegative ? 1UL : 0)) return false;
        value = _isNegative ? (long)(0 - digits) : (long)digits;
        return true;
    }

    private static bool TryScanExponent(ReadOnlySpan<byte> utf8, ref int i, out int power)
    {
        const int Enough = 100_000; // far beyond every double, far below an overflow
        power = 0;
        i++;
        bool isNegative = (uint)i < (uint)utf8.Length && utf8[i] == '-';
        if (isNegative || ((uint)i < (uint)utf8.Length && utf8[i] == '+')) i++;
        int first = i;
        uint digit;
        while ((uint)i < (uint)utf8.Length && (digit = (uint)(utf8[i] - '0')) <= 9)
        {
            if (power < Enough) power = (power * 10) + (int)digit;
            i++;
        }

        if (isNegative) power = -power;
        return i > first;
    }
}
