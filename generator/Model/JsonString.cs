using System.Globalization;
using System.Text;

namespace LosantGen.Model;

/// <summary>Converts JSON strings between their quoted form, which the model holds, and their value.</summary>
internal static class JsonString
{
    /// <summary>The value of a JSON string. It is always valid, because a reader wrote it.</summary>
    public static string Unquote(string json)
    {
        var inner = json.Substring(1, json.Length - 2);
        if (inner.IndexOf('\\') < 0) return inner;
        var text = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\')
            {
                text.Append(inner[i]);
                continue;
            }
            var escape = inner[++i];
            if (escape == 'u') text.Append((char)ushort.Parse(inner.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            else text.Append(escape switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escape });
            if (escape == 'u') i += 4;
        }
        return text.ToString();
    }

    /// <summary>A string as it is written between the quotes of JSON: only what JSON requires is escaped, and lone surrogates, which UTF-8 does not have.</summary>
    public static string Escape(string text)
    {
        var json = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var letter = c switch { '"' or '\\' => c, '\b' => 'b', '\f' => 'f', '\n' => 'n', '\r' => 'r', '\t' => 't', _ => '\0' };
            if (letter != '\0') json.Append('\\').Append(letter);
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) json.Append(c).Append(text[++i]);
            else if (c < ' ' || char.IsSurrogate(c)) json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else json.Append(c);
        }
        return json.ToString();
    }
}
