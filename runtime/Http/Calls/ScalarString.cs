using System.Globalization;
using System.Text;
using Losant.Runtime.Json.Numbers;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime.Http.Calls;

/// <summary>Formats scalars outside of JSON: in queries and form parts.</summary>
internal static class ScalarString
{
    // Up to this value, doubles represent every integer; larger numbers and fractions are formatted with the fewest digits that round-trip.
    private const double MaxExactInteger = 1L << 53;

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The error for a string that has a lone surrogate, for which only JSON has an escape.</summary>
    public static ArgumentException LoneSurrogate(string parameter) => new ArgumentException("The value has a lone surrogate, which cannot be encoded in UTF-8.", parameter);

    /// <summary>Formats a number; an integer has no exponent, as in JavaScript.</summary>
    public static string Of(double value, string parameter)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(parameter, "The number must be finite.");
        var isNegativeZero = value == 0 && double.IsNegative(value);
        if (Math.Abs(value) <= MaxExactInteger && Math.Truncate(value) == value && !isNegativeZero)
            return Of((long)value);
        Span<byte> text = stackalloc byte[36];
        return Encoding.ASCII.GetString(text[..JsonDigits.Format(value, text)]);
    }

    /// <summary>Formats a time as in JSON: in UTC with milliseconds, and with finer digits only if they are not zero.</summary>
    public static string Of(DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[JsonTime.MaxLength];
        return Encoding.ASCII.GetString(text[..JsonTime.Format(value, text)]);
    }
}
