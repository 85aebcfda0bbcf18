using System.Globalization;

namespace Losant.Runtime.Http.Calls;

/// <summary>How scalars are written where there is no JSON: in queries and form parts.</summary>
internal static class ScalarString
{
    // Doubles below this have every integer; beyond, and for fractions, the shortest text that reads back the same.
    private const double MaxExactInteger = 1L << 53;

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number without an exponent where it is whole, as JavaScript writes it.</summary>
    public static string Of(double value, string parameter)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(parameter, value, "The number must be finite.");
        return Math.Abs(value) <= MaxExactInteger && Math.Truncate(value) == value
            ? Of((long)value)
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    public static string Of(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
