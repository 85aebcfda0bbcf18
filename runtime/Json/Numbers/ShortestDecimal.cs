using System.Numerics;

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
        // farther apart. The number and the ends of the range that means it are counted in quarters of the last place.
        ulong m = (bits & ((1UL << FractionBits) - 1)) | (1UL << FractionBits);
        int zeros = BitOperations.LeadingZeroCount(PowersOf5[places]);
        ulong five = PowersOf5[places] << zeros;
        int shift = 64 - zeros + power + places; // from 1 to 4
        bool isPowerOf2 = m == 1UL << FractionBits; // the doubles below are closer
        ulong center = High((m * 4) << shift, five);
        ulong low = High(((m * 4) - (isPowerOf2 ? 1UL : 2UL)) << shift, five);
        ulong high = High(((m * 4) + 2) << shift, five);

        // Halfway between two doubles, a decimal is parsed as the even one, which an odd one is not.
        low += m & 1;
        high -= m & 1;

        ulong floor = center / 4;
        ulong coarse = floor / 10 * 10;
        bool isCoarse = coarse * 4 >= low;
        if (isCoarse || (coarse + 10) * 4 <= high)
        {
            digits = isCoarse ? coarse : coarse + 10;
            return true;
        }

        bool isFloor = floor * 4 >= low;
        bool isCeiling = (floor + 1) * 4 <= high;
        // Which of two it is, and to which an exact half goes, no processor can predict: so without a branch.
        bool isUp = isCeiling & (!isFloor | ((center & 3) + (floor & 1) > 2));
        digits = floor + (isUp ? 1UL : 0UL);
        return isFloor | isCeiling;
    }

    // -floor(log10(2^power)), as a fixed-point logarithm.
    private static int PlacesOf(int power) => -(int)((power * 1262611L) >> 22);

    // The upper half of a product. It is odd if the lower half is not zero, so that it compares with even numbers as the whole product does.
    private static ulong High(ulong a, ulong b) => Math.BigMul(a, b, out ulong low) | (low != 0 ? 1UL : 0UL);
}
