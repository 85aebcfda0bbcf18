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

    /// <summary>Returns a string's bytes in UTF-8. A lone surrogate, which no literal can have, gets the three bytes that the runtime has for it.</summary>
    public static string OfUtf8(string text)
    {
        var literal = new StringBuilder(text.Length + 4).Append('"');
        var bytes = new List<byte>();
        var hasLone = false;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (char.IsSurrogate(text[i]) && !isPair)
            {
                hasLone = true;
                bytes.AddRange([(byte)(0xE0 | (text[i] >> 12)), (byte)(0x80 | ((text[i] >> 6) & 0x3F)), (byte)(0x80 | (text[i] & 0x3F))]);
                continue;
            }
            bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, isPair ? 2 : 1)));
            Append(literal, text[i]);
            if (isPair) Append(literal, text[++i]);
        }
        return hasLone ? $"new byte[] {{ {string.Join(", ", bytes)} }}" : literal.Append("\"u8").ToString();
    }

    /// <summary>Returns a UTF-8 literal of a name, escaped as between the quotes of JSON text.</summary>
    public static string OfJsonName(string name) => OfUtf8(JsonString.Escape(name));

    /// <summary>Returns a number: a double, or a long where an integer is not exact as a double.</summary>
    public static string OfNumber(string json)
    {
        var number = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Math.Abs(number) >= ExactNumber.MaxExactDouble && ExactNumber.IsInteger(json) && OfLong(ExactNumber.Round(json, up: true)) is { } whole ? whole : OfDouble(number);
    }

    /// <summary>Returns the number next to a limit, in the direction in which the numbers that are compared with it lie.</summary>
    public static string OfLimit(string json, bool up)
    {
        var number = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (Math.Abs(number) < ExactNumber.MaxExactDouble) return OfDouble(number);
        if (OfLong(ExactNumber.Round(json, up)) is { } whole) return whole;
        var order = ExactNumber.Compare(number.ToString("R", CultureInfo.InvariantCulture), json);
        var isFar = up ? order < 0 : order > 0;
        // The bits of doubles are in the order of their absolute values.
        return OfDouble(isFar ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(number) + (up == number > 0 ? 1 : -1)) : number);
    }

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
