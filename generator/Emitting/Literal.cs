using System.Globalization;
using System.Numerics;
using System.Text;

namespace LosantGen.Emitting;

/// <summary>
/// Writes strings of descriptions as C# literals. Everything but plain ASCII is escaped, so that a string cannot end its literal.
/// </summary>
internal static class Literal
{
    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text) Append(literal, c);
        return literal.Append('"').ToString();
    }

    /// <summary>Returns a character.</summary>
    public static string OfChar(char c) => $"'{(c == '\'' ? "\\'" : Of(c.ToString()).Trim('"'))}'";

    /// <summary>Returns a number: a double, or a long where an integer is not exact as a double.</summary>
    public static string OfNumber(string json)
    {
        var number = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Math.Abs(number) >= ExactNumber.MaxExactDouble && ExactNumber.IsInteger(json) && OfLong(ExactNumber.Round(json, up: true)) is { } whole ? whole : OfDouble(number);
    }

    /// <summary>Returns the number next to a limit, in the direction in which the numbers that are compared with it lie.</summary>
    /// <param name="json">The limit.</param>
    /// <param name="up">Whether they lie above it.</param>
    /// <param name="ofIntegers">Whether they are integers, which C# holds in 64 bits.</param>
    public static string OfLimit(string json, bool up, bool ofIntegers)
    {
        var number = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (Math.Abs(number) < ExactNumber.MaxExactDouble) return OfDouble(number);
        if (OfLong(ExactNumber.Round(json, up)) is { } whole) return whole;
        var order = ExactNumber.Compare(number.ToString("R", CultureInfo.InvariantCulture), json);
        var isFar = up ? order < 0 : order > 0;
        var limit = isFar ? Next(number, up) : number;
        // Of integers, a limit beyond 64 bits has all of 64 bits on one side. The lowest of them is a double itself.
        if (ofIntegers && limit is >= long.MinValue and < -(double)long.MinValue) limit = number == long.MinValue ? Next(number, up: false) : number;
        return OfDouble(limit);
    }

    // The bits of doubles are in the order of their absolute values.
    private static double Next(double number, bool up) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(number) + (up == number > 0 ? 1 : -1));

    /// <summary>Whether a number is one that C# can hold as it is written in JSON.</summary>
    public static bool IsExact(string json) => OfNumber(json) is var literal && ExactNumber.Compare(literal.Substring(0, literal.Length - 1), json) == 0;

    private static string OfDouble(double number) => number.ToString("R", CultureInfo.InvariantCulture) + "D";

    private static string? OfLong(BigInteger number) => number >= long.MinValue && number <= long.MaxValue ? number.ToString(CultureInfo.InvariantCulture) + "L" : null;

    private static void Append(StringBuilder literal, char c)
    {
        if (c is '"' or '\\') literal.Append('\\').Append(c);
        else if (c is >= ' ' and <= '~') literal.Append(c);
        else literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
    }
}
