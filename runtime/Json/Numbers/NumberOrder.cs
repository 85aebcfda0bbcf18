namespace Losant.Runtime.Json.Numbers;

/// <summary>
/// Arithmetic with numbers of either kind, as JSON means them: 64-bit integers with all their digits, doubles with the digits that are written.
/// </summary>
internal static class NumberOrder
{
    private const double AboveInt64 = 9223372036854775808;

    /// <summary>Compares two numbers exactly.</summary>
    /// <returns>Less than 0, 0 or more than 0.</returns>
    public static int Compare(JsonScalar left, JsonScalar right)
    {
        if (left.Kind == right.Kind) return left.Kind == JsonScalarKind.Integer ? left.AsInt64().CompareTo(right.AsInt64()) : left.AsDouble().CompareTo(right.AsDouble());
        return left.Kind == JsonScalarKind.Integer ? Compare(left.AsInt64(), right.AsDouble()) : -Compare(right.AsInt64(), left.AsDouble());
    }

    /// <summary>Whether a number is a multiple of another one: 0.3 is one of 0.1, although their doubles are not.</summary>
    /// <param name="number">The number.</param>
    /// <param name="unit">The other one, greater than 0.</param>
    public static bool IsMultiple(JsonScalar number, JsonScalar unit)
    {
        (ulong digits, long exponent) = Parts(number);
        (ulong unitDigits, long unitExponent) = Parts(unit);
        if (digits == 0) return true;
        long shift = exponent - unitExponent;
        if (shift >= 0) return MultiplyModulo(digits % unitDigits, PowerOf10Modulo(shift, unitDigits), unitDigits) == 0;
        for (; shift < 0; shift++)
        {
            (digits, ulong rest) = Math.DivRem(digits, 10);
            if (rest != 0) return false;
        }

        return digits % unitDigits == 0;
    }

    private static int Compare(long whole, double number)
    {
        if (number >= AboveInt64) return -1;
        if (number < -AboveInt64 || double.IsNaN(number)) return 1;
        double floor = Math.Floor(number);
        int order = whole.CompareTo((long)floor);
        return order == 0 && number > floor ? -1 : order;
    }

    private static (ulong Digits, long Exponent) Parts(JsonScalar number)
    {
        Span<byte> text = stackalloc byte[40];
        int length = number.Kind == JsonScalarKind.Integer ? JsonDigits.Format(number.AsInt64(), text) : JsonDigits.Format(number.AsDouble(), text);
        new DecimalText(text[..length]).TryGetParts(out ulong digits, out long exponent);
        return (digits, exponent);
    }

    private static ulong PowerOf10Modulo(long power, ulong modulus)
    {
        ulong result = 1 % modulus;
        for (ulong square = 10 % modulus; power > 0; power >>= 1)
        {
            if ((power & 1) != 0) result = MultiplyModulo(result, square, modulus);
            square = MultiplyModulo(square, square, modulus);
        }

        return result;
    }

    private static ulong MultiplyModulo(ulong left, ulong right, ulong modulus) => (ulong)((UInt128)left * right % modulus);
}
