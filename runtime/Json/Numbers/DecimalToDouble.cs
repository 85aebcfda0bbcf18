using System.Numerics;

namespace Losant.Runtime.Json.Numbers;

/// <summary>
/// Computes the double nearest to a decimal of up to 19 digits by the algorithm of M. Eisel and D. Lemire (Number Parsing at a
/// Gigabyte per Second, 2021). For this range of powers of ten it always succeeds, so that no slower fallback is needed.
/// </summary>
internal static class DecimalToDouble
{
    private const int FractionBits = 52;
    private const int Bias = 1023;

    /// <summary>The maximum number of decimal places.</summary>
    public const int MaxPlaces = 27;

    // 1 / 5^27 to 1 / 5^1: the first 128 bits, rounded up.
    private static ReadOnlySpan<ulong> Reciprocals =>
    [
        0x9E74D1B791E07E48, 0x775EA264CF55347E,
        0xC612062576589DDA, 0x95364AFE032A819E,
        0xF79687AED3EEC551, 0x3A83DDBD83F52205,
        0x9ABE14CD44753B52, 0xC4926A9672793543,
        0xC16D9A0095928A27, 0x75B7053C0F178294,
        0xF1C90080BAF72CB1, 0x5324C68B12DD6339,
        0x971DA05074DA7BEE, 0xD3F6FC16EBCA5E04,
        0xBCE5086492111AEA, 0x88F4BB1CA6BCF585,
        0xEC1E4A7DB69561A5, 0x2B31E9E3D06C32E6,
        0x9392EE8E921D5D07, 0x3AFF322E62439FD0,
        0xB877AA3236A4B449, 0x09BEFEB9FAD487C3,
        0xE69594BEC44DE15B, 0x4C2EBE687989A9B4,
        0x901D7CF73AB0ACD9, 0x0F9D37014BF60A11,
        0xB424DC35095CD80F, 0x538484C19EF38C95,
        0xE12E13424BB40E13, 0x2865A5F206B06FBA,
        0x8CBCCC096F5088CB, 0xF93F87B7442E45D4,
        0xAFEBFF0BCB24AAFE, 0xF78F69A51539D749,
        0xDBE6FECEBDEDD5BE, 0xB573440E5A884D1C,
        0x89705F4136B4A597, 0x31680A88F8953031,
        0xABCC77118461CEFC, 0xFDC20D2B36BA7C3E,
        0xD6BF94D5E57A42BC, 0x3D32907604691B4D,
        0x8637BD05AF6C69B5, 0xA63F9A49C2C1B110,
        0xA7C5AC471B478423, 0x0FCF80DC33721D54,
        0xD1B71758E219652B, 0xD3C36113404EA4A9,
        0x83126E978D4FDF3B, 0x645A1CAC083126EA,
        0xA3D70A3D70A3D70A, 0x3D70A3D70A3D70A4,
        0xCCCCCCCCCCCCCCCC, 0xCCCCCCCCCCCCCCCD,
    ];

    /// <summary>Computes the double nearest to digits / 10^places.</summary>
    /// <param name="digits">The digits, not 0.</param>
    /// <param name="places">From 1 to <see cref="MaxPlaces"/>.</param>
    public static double Nearest(ulong digits, int places)
    {
        int zeros = BitOperations.LeadingZeroCount(digits);
        digits <<= zeros;
        int at = (MaxPlaces - places) * 2;
        ulong high = Math.BigMul(digits, Reciprocals[at], out ulong low);
        const ulong Undecided = ulong.MaxValue >> (FractionBits + 3);
        if ((high & Undecided) == Undecided)
        {
            // The lower bits could still carry into the significant ones.
            ulong carry = Math.BigMul(digits, Reciprocals[at + 1], out _);
            low += carry;
            if (low < carry) high++;
        }

        int top = (int)(high >> 63);
        int shift = top + 64 - FractionBits - 3;
        ulong m = high >> shift;
        int exponent = (((152170 + 65536) * -places) >> 16) + 63 + top - zeros + Bias;
        if (low <= 1 && places <= 4 && (m & 3) == 1 && m << shift == high) m &= ~1UL; // exactly halfway: round to even
        m = (m + (m & 1)) >> 1;
        if (m >= 2UL << FractionBits)
        {
            m = 1UL << FractionBits;
            exponent++;
        }

        return BitConverter.UInt64BitsToDouble((m & ~(1UL << FractionBits)) | ((ulong)exponent << FractionBits));
    }
}
