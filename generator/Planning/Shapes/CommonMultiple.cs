using System.Globalization;
using System.Numerics;

namespace LosantGen.Planning.Shapes;

/// <summary>The least number of which two decimal numbers are divisors: what two <c>multipleOf</c> mean together.</summary>
internal static class CommonMultiple
{
    /// <summary>The multiple as JSON text; null if a number is outside the range of a decimal.</summary>
    public static string? Of(string first, string second)
    {
        if (!TryRead(first, out var one) || !TryRead(second, out var other)) return null;
        var scale = 1m;
        while (one != decimal.Truncate(one) || other != decimal.Truncate(other)) (one, other, scale) = (one * 10, other * 10, scale * 10);
        var (a, b) = (new BigInteger(one), new BigInteger(other));
        var multiple = a / BigInteger.GreatestCommonDivisor(a, b) * b;
        return multiple > Reach ? null : ((decimal)multiple / scale).ToString("0.############################", CultureInfo.InvariantCulture);
    }

    // Far enough from the end of the range that no step overflows.
    private static readonly BigInteger Reach = BigInteger.Pow(10, 25);

    private static bool TryRead(string json, out decimal number) =>
        decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && number is >= 0.0000000001m and < 1_000_000_000_000m;
}
