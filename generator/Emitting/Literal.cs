using System.Globalization;
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

    /// <summary>Returns a UTF-8 literal. A lone surrogate has no UTF-8 encoding and becomes the replacement character.</summary>
    public static string OfUtf8(string text)
    {
        var literal = new StringBuilder(text.Length + 4).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Append(literal, c);
                Append(literal, text[++i]);
                continue;
            }
            Append(literal, char.IsSurrogate(c) ? '\uFFFD' : c);
        }
        return literal.Append("\"u8").ToString();
    }

    /// <summary>Returns a UTF-8 literal of a name, escaped as between the quotes of JSON text.</summary>
    public static string OfJsonName(string name) => OfUtf8(JsonString.Escape(name));

    public static string OfNumber(string json)
    {
        var number = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        return number.ToString("R", CultureInfo.InvariantCulture) + "D";
    }

    private static void Append(StringBuilder literal, char c)
    {
        if (c is '"' or '\\') literal.Append('\\').Append(c);
        else if (c is >= ' ' and <= '~') literal.Append(c);
        else literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
    }
}
