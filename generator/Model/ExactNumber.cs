using System.Globalization;
using System.Numerics;

namespace LosantGen.Model;

/// <summary>Exact arithmetic with the numbers of a description, which are JSON text: a double does not hold every integer from 2^53 on.</summary>
internal static class ExactNumber
{
    /// <summary>Up to this number, every integer is a double.</summary>
    public const double MaxExactDouble = 1L << 53;

    /// <summary>Compares two numbers.</summary>
    public static int Compare(string left, string right)
    {
        var (digits, exponent) = Parse(left);
        var (others, power) = Parse(right);
        if (digits.Sign != others.Sign) return digits.Sign.CompareTo(others.Sign);
        return exponent < power ? digits.CompareTo(others * BigInteger.Pow(10, power - exponent)) : (digits * BigInteger.Pow(10, exponent - power)).CompareTo(others);
    }

    /// <summary>Whether a number is a multiple of another one, which is greater than 0.</summary>
    public static bool IsMultiple(string number, string unit)
    {
        var (digits, exponent) = Parse(number);
        var (unitDigits, power) = Parse(unit);
        return exponent < power ? (digits % (unitDigits * BigInteger.Pow(10, power - exponent))).IsZero : (digits * BigInteger.Pow(10, exponent - power) % unitDigits).IsZero;
    }

    /// <summary>Rounds a number to an integer.</summary>
    public static BigInteger Round(string json, bool up)
    {
        var (digits, exponent) = Parse(json);
        if (exponent >= 0) return digits * BigInteger.Pow(10, exponent);
        var whole = BigInteger.DivRem(digits, BigInteger.Pow(10, -exponent), out var rest);
        if (rest.IsZero || rest.Sign > 0 != up) return whole;
        return whole + rest.Sign;
    }

    /// <summary>Whether a number is an integer.</summary>
    public static bool IsInteger(string json) => Round(json, up: true) == Round(json, up: false);

    /// <summary>Whether a number is an integer of 64 bits.</summary>
    public static bool IsInt64(string json) => IsInteger(json) && Round(json, up: true) is var whole && whole >= long.MinValue && whole <= long.MaxValue;

    /// <summary>Whether a number is a double that is written with these digits.</summary>
    public static bool IsDouble(string json)
    {
        var number = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        return !double.IsInfinity(number) && Compare(number.ToString("R", CultureInfo.InvariantCulture), json) == 0;
    }

    private static (BigInteger Digits, int Exponent) Parse(string json)
    {
        var mark = json.IndexOfAny(['e', 'E']);
        var digits = mark < 0 ? json : json.Substring(0, mark);
        var point = digits.IndexOf('.');
        var exponent = (mark < 0 ? 0 : int.Parse(json.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) - (point < 0 ? 0 : digits.Length - 1 - point);
        return (BigInteger.Parse(digits.Replace(".", ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
    }
}
