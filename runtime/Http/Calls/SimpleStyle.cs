using System.Globalization;
using System.Text;
using System.Text.Json;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime.Http.Calls;

/// <summary>
/// Formats values for headers and path segments. Lists are comma-separated (RFC 9110, 5.6.1), objects are JSON in ASCII.
/// </summary>
internal static class SimpleStyle
{
    /// <summary>Formats a value.</summary>
    /// <param name="json">The value.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <exception cref="ArgumentException">An item of a list would not be read back as the same value, or a string has a lone surrogate.</exception>
    public static string Of(ReadOnlySpan<byte> json, string parameter)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return One(json, ref reader, parameter);

        var text = new StringBuilder();
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var isText = reader.TokenType == JsonTokenType.String;
            var item = One(json, ref reader, parameter);
            if (item.Length == 0 || item.Trim() != item)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Item {index} is empty, or begins or ends with white space, which would be lost."), parameter);
            if (isText && HasCommaOutsideQuotes(item))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Item {index} has a comma, which would split it into several items."), parameter);
            text.Append(index == 0 ? "" : ",").Append(item);
        }

        return text.ToString();
    }

    private static string One(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, string parameter)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var text = Wtf8.GetString(JsonEscapes.Remove(reader.ValueSpan));
            return Wtf8.HasLoneSurrogate(text) ? throw ScalarString.LoneSurrogate(parameter) : text;
        }

        if (reader.TokenType == JsonTokenType.Null)
            return "";
        var from = (int)reader.TokenStartIndex;
        reader.Skip();
        return Escaped(Encoding.UTF8.GetString(json[from..(int)reader.BytesConsumed]));
    }

    // Non-ASCII characters occur only in JSON strings, where an escape means the same.
    private static string Escaped(string json)
    {
        if (HeaderValue.IsSafe(json))
            return json;
        var text = new StringBuilder();
        foreach (var letter in json)
        {
            if (letter > '~')
                text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else
                text.Append(letter);
        }

        return text.ToString();
    }

    private static bool HasCommaOutsideQuotes(string item)
    {
        var isQuoted = false;
        for (var i = 0; i < item.Length; i++)
        {
            if (item[i] == ',' && !isQuoted)
                return true;
            if (item[i] == '\\' && isQuoted)
                i++;
            else if (item[i] == '"')
                isQuoted = !isQuoted;
        }

        return isQuoted; // An unclosed quote would include the items after it.
    }
}
