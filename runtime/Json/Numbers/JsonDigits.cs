using System.Globalization;

namespace Losant.Runtime.Json.Numbers;

/// <summary>Writes numbers as JSON text.</summary>
internal static class JsonDigits
{
    // Integers up to this value are exact as doubles, and have so few digits that no shorter text means the same double.
    private const double MaxShort = 1e15;

    // A smaller number is shorter with an exponent.
    private const double MinWithoutExponent = 1e-5;

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The number.</param>
    /// <param name="text">The destination; 20 bytes suffice.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Format(long value, Span<byte> text)
    {
        if ((ulong)value < 10)
        {
            text[0] = (byte)('0' + value);
            return 1;
        }

        if ((ulong)value < 100)
        {
            PutPair(text, 0, (uint)value);
            return 2;
        }

        if ((ulong)value < 1000)
        {
            PutPair(text, 1, (uint)value % 100);
            text[0] = (byte)('0' + ((uint)value / 100));
            return 3;
        }

        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>Writes a number with the fewest digits that round-trip.</summary>
    /// <param name="value">The number.</param>
    /// <param name="text">The destination; 36 bytes suffice.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static int Format(double value, Span<byte> text)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"JSON cannot express the number {value.ToString(CultureInfo.InvariantCulture)}.", nameof(value));
        double size = Math.Abs(value);
        if (size < MaxShort)
        {
            // Measured values usually have few decimal places. If n / 10000 is this double (the quotient of two exact doubles is
            // rounded once, as parsing the decimal would round it) and n has at most 15 digits, then n has the shortest digits:
            // two different decimals of 15 digits never mean the same double.
            double scaled = Math.Round(size * 1e4);
            if (scaled >= 1 && scaled < MaxShort && scaled / 1e4 == size) return FormatFour((ulong)(long)scaled, value < 0, text);
            long whole = (long)size;
            if (size == whole && (whole != 0 || !double.IsNegative(value))) return Format(value < 0 ? -whole : whole, text);
            if (ShortestDecimal.TryFind(size, out ulong digits, out int places))
                return size < MinWithoutExponent ? FormatSmall(digits, places, value < 0, text) : Format(digits, places, value < 0, text);
        }

        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        // The framework writes one digit too few for 2^-958.
        if (!JsonNumber.Parse(text[..length]).Equals(value)) value.TryFormat(text, out length, "G17", CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>Writes two digits.</summary>
    /// <param name="text">The destination.</param>
    /// <param name="at">The index of the first digit.</param>
    /// <param name="two">0 to 99.</param>
    public static void PutPair(Span<byte> text, int at, uint two)
    {
        Pairs.Slice((int)two * 2, 2).CopyTo(text[at..]);
    }

    // Halves of halves, which a processor computes at the same time.
    private static void PutEight(Span<byte> text, int at, uint eight)
    {
        uint first = eight / 10_000;
        uint last = eight - (first * 10_000);
        uint second = first / 100;
        uint fourth = last / 100;
        text = text.Slice(at, 8);
        PutPair(text, 0, second);
        PutPair(text, 2, first - (second * 100));
        PutPair(text, 4, fourth);
        PutPair(text, 6, last - (fourth * 100));
    }

    /// <summary>Writes n / 10000 without trailing zeros.</summary>
    private static int FormatFour(ulong n, bool isNegative, Span<byte> text)
    {
        ulong whole = n / 10_000;
        uint fraction = (uint)(n - (whole * 10_000));
        int i = 0;
        if (isNegative) text[i++] = (byte)'-';
        i += Format((long)whole, text[i..]);
        if (fraction == 0) return i;
        text[i++] = (byte)'.';
        uint first = fraction / 100;
        uint last = fraction - (first * 100);
        PutPair(text, i, first);
        if (last == 0) return text[i + 1] == '0' ? i + 1 : i + 2;
        PutPair(text, i + 2, last);
        return text[i + 3] == '0' ? i + 3 : i + 4;
    }

    /// <summary>Writes digits / 10^places, which is not an integer, without trailing zeros.</summary>
    private static int Format(ulong digits, int places, bool isNegative, Span<byte> text)
    {
        ulong shorter;
        while ((shorter = digits / 10) * 10 == digits)
        {
            digits = shorter;
            places--;
        }

        int i = 0;
        if (isNegative) text[i++] = (byte)'-';
        ulong whole = 0;
        if (places < Powers.Length) // more places than digits: below 0.1 in any case
        {
            whole = digits / Powers[places];
            digits -= whole * Powers[places];
        }

        i += Format((long)whole, text[i..]);
        text[i++] = (byte)'.';
        int at = i + places;
        for (; at - 8 >= i; at -= 8)
        {
            ulong rest = digits / 100_000_000;
            PutEight(text, at - 8, (uint)(digits - (rest * 100_000_000)));
            digits = rest;
        }

        for (; at - 2 >= i; at -= 2)
        {
            ulong rest = digits / 100;
            PutPair(text, at - 2, (uint)(digits - (rest * 100)));
            digits = rest;
        }

        if (at > i) text[i] = (byte)('0' + digits);
        return i + places;
    }

    /// <summary>Writes digits / 10^places, which is less than 10^-5, as 1.25E-06.</summary>
    private static int FormatSmall(ulong digits, int places, bool isNegative, Span<byte> text)
    {
        ulong shorter;
        while ((shorter = digits / 10) * 10 == digits)
        {
            digits = shorter;
            places--;
        }

        int i = 0;
        if (isNegative) text[i++] = (byte)'-';
        int count = Format((long)digits, text[(i + 1)..]);
        text[i] = text[i + 1];
        text[i + 1] = (byte)'.';
        i += count == 1 ? 1 : count + 1;
        text[i++] = (byte)'E';
        text[i++] = (byte)'-';
        PutPair(text, i, (uint)(places - count + 1));
        return i + 2;
    }

    private static ReadOnlySpan<ulong> Powers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    ];
}
