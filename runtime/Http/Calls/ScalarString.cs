using System.Globalization;

namespace Losant.Runtime.Http.Calls;

/// <summary>Formats scalars outside of JSON: in queries and form parts.</summary>
internal static class ScalarString
{
    // Up to this value, doubles represent every integer; larger numbers and fractions are formatted with the fewest digits that round-trip.
    private const double MaxExactInteger = 1L << 53;

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Formats a number; an integer has no exponent, as in JavaScript.</summary>
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
