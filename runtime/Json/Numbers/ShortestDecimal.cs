namespace Losant.Runtime.Json.Numbers;

/// <summary>
/// Finds the shortest decimal that round-trips to a double, and the nearest of several, by the algorithm of R. Giulietti (The
/// Schubfach way to render doubles), for the range of measured values. There its powers of ten fit into 64 bits, so that the
/// arithmetic is exact without tables, and several times faster than the framework's general algorithm.
/// </summary>
internal static class ShortestDecimal
{
    private const int FractionBits = 52;
    private const int Bias = 1075;
    private const int MaxPlaces = 27; // 5^27 is the last power that fits

    private static ReadOnlySpan<ulong> PowersOf5 =>
    [
        1, 5, 25, 125, 625, 3125, 15625, 78125, 390625, 1953125, 9765625, 48828125, 244140625, 1220703125, 6103515625, 30517578125,
        152587890625, 762939453125, 3814697265625, 19073486328125, 95367431640625, 476837158203125, 2384185791015625, 11920928955078125,
        59604644775390625, 298023223876953125, 1490116119384765625, 7450580596923828125,
    ];

    /// <summary>Finds the decimal digits / 10^places.</summary>
    /// <param name="value">A positive number below 2^53 that is not an integer.</param>
    /// <param name="digits">The digits, possibly with trailing zeros.</param>
    /// <param name="places">The number of decimal places.</param>
    /// <returns>False for a number that is too small for this algorithm, below about 10^-11.</returns>
    public static bool TryFind(double value, out ulong digits, out int places)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int power = (int)(bits >> FractionBits) - Bias; // value = m * 2^power
        digits = 0;
        places = PlacesOf(power);
        if (places > MaxPlaces || power >= 0) return false;

        // The decimals with this many places are at most as far apart as the doubles here; those with one place less are
        // farther apart. All values below are in units of a quarter of the double's last bit, times 10^places, times 2^shift.
        ulong m = (bits & ((1UL << FractionBits) - 1)) | (1UL << FractionBits);
        ulong five = PowersOf5[places];
        int shift = 2 - power - places;
        UInt128 center = Multiply(m * 4, five);
        UInt128 high = center + (five * (UInt128)2);
        bool isPowerOf2 = m == 1UL << FractionBits; // the doubles below are closer
        UInt128 low = center - (isPowerOf2 ? five : five * (UInt128)2);
        if ((m & 1) != 0)
        {
            // Halfway between two doubles, a decimal is parsed as the even one, which this is not.
            low += 1;
            high -= 1;
        }

        ulong floor = (ulong)(center >> shift);
        ulong coarse = floor / 10 * 10;
        bool isCoarse = (UInt128)coarse << shift >= low;
        if (isCoarse || (UInt128)(coarse + 10) << shift <= high)
        {
            digits = isCoarse ? coarse : coarse + 10;
            return true;
        }

        bool isFloor = (UInt128)floor << shift >= low;
        bool isCeiling = (UInt128)(floor + 1) << shift <= high;
        UInt128 rest = center - ((UInt128)floor << shift);
        UInt128 half = (UInt128)1 << (shift - 1);
        bool isUp = isFloor && isCeiling ? rest > half || (rest == half && (floor & 1) != 0) : isCeiling;
        digits = isUp ? floor + 1 : floor;
        return isFloor || isCeiling;
    }

    // -floor(log10(2^power)), as a fixed-point logarithm.
    private static int PlacesOf(int power) => -(int)((power * 1262611L) >> 22);

    private static UInt128 Multiply(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return new UInt128(high, low);
    }
}
