using System.Globalization;

namespace Losant.Runtime.Json.Numbers;

/// <summary>
/// The exact value of a JSON number, however long: its digits without zeros around them, and the power of ten of the last one.
/// Numbers with the same value have the same parts, whatever their notation.
/// </summary>
internal readonly ref struct DecimalText
{
    /// <summary>As many digits always fit into 64 bits without a sign.</summary>
    private const int MaxDigits = 19;

    // May contain the decimal point; empty for zero.
    private readonly ReadOnlySpan<byte> _digits;
    private readonly long _exponent;
    private readonly bool _isNegative;

    /// <summary>Initializes the value of a number.</summary>
    /// <param name="number">A valid JSON number.</param>
    public DecimalText(ReadOnlySpan<byte> number)
    {
        int mark = number.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> digits = mark < 0 ? number : number[..mark];
        int first = digits.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0) return;
        int last = digits.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        int point = digits.IndexOf((byte)'.');
        if (point < 0) point = digits.Length;
        _isNegative = digits[0] == '-';
        _digits = digits[first..(last + 1)];
        _exponent = (mark < 0 ? 0 : Power(number[(mark + 1)..])) + point - last - (last < point ? 1 : 0);
    }

    /// <summary>Whether two JSON numbers have the same value.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        DecimalText one = new(left);
        DecimalText other = new(right);
        if (one._isNegative != other._isNegative || one._exponent != other._exponent) return false;
        int at = 0;
        foreach (byte digit in one._digits)
        {
            if (digit == '.') continue;
            if (at < other._digits.Length && other._digits[at] == '.') at++;
            if (at >= other._digits.Length || other._digits[at++] != digit) return false;
        }

        return at == other._digits.Length;
    }

    /// <summary>Gets the number as a 64-bit integer, if it is one.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!TryGetParts(out ulong digits, out long exponent) || exponent < 0) return false;
        for (; exponent > 0 && digits != 0; exponent--)
        {
            if (digits > ulong.MaxValue / 10) return false;
            digits *= 10;
        }

        if (digits > (ulong)long.MaxValue + (_isNegative ? 1UL : 0)) return false;
        value = _isNegative ? (long)(0 - digits) : (long)digits;
        return true;
    }

    /// <summary>Gets the absolute value as digits * 10^exponent.</summary>
    /// <returns>False if there are too many digits.</returns>
    public bool TryGetParts(out ulong digits, out long exponent)
    {
        (digits, exponent) = (0, _exponent);
        int count = 0;
        foreach (byte digit in _digits)
        {
            if (digit == '.') continue;
            if (++count > MaxDigits) return false;
            digits = (digits * 10) + digit - '0';
        }

        return true;
    }

    /// <summary>Adds the value to a hash, which does not depend on the notation.</summary>
    public ulong Hash(ulong hash)
    {
        hash = JsonHash.Add(JsonHash.Add(hash, _isNegative ? 1UL : 0), (ulong)_exponent);
        foreach (byte digit in _digits)
            if (digit != '.')
                hash = JsonHash.Add(hash, digit);
        return hash;
    }

    // An exponent beyond 64 bits is farther away than any text has zeros.
    private static long Power(ReadOnlySpan<byte> text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long power) && Math.Abs(power / 4) < long.MaxValue / 4) return power;
        return text[0] == '-' ? long.MinValue / 4 : long.MaxValue / 4;
    }
}
