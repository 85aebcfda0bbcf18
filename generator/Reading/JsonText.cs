using System.Globalization;
using System.IO;
using System.Numerics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Writes JSON without white space that can be read again, whatever its numbers are.</summary>
internal sealed class JsonText : JsonTextWriter
{
    // The reader refuses an integer with more characters.
    private const int MaxCharacters = 380;

    // An exponent with more digits would be outside of any range.
    private const int MaxExponent = 999;

    private JsonText(TextWriter text)
        : base(text)
    {
    }

    public static string Of(JToken token)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonText(text);
        token.WriteTo(writer);
        return text.ToString();
    }

    // A number outside the range of a double becomes the largest double. The base class writes the word, in quotes.
    public override void WriteValue(double value)
    {
        if (double.IsInfinity(value)) WriteRawValue(value > 0 ? "1.7976931348623157E+308" : "-1.7976931348623157E+308");
        else base.WriteValue(value);
    }

    public override void WriteValue(object? value)
    {
        if (value is BigInteger large && large.ToString(CultureInfo.InvariantCulture) is { Length: > MaxCharacters } digits) WriteRawValue(WithExponent(digits));
        else base.WriteValue(value);
    }

    private static string WithExponent(string digits)
    {
        var kept = Math.Max(digits.TrimEnd('0').Length, digits.Length - MaxExponent);
        return digits.Substring(0, kept) + "E+" + (digits.Length - kept).ToString(CultureInfo.InvariantCulture);
    }
}
