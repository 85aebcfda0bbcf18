using System.Globalization;
using System.Text;
using System.Text.Json;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime.Json;

/// <summary>
/// Creates the exceptions for reading. The location is computed here from the position at which reading stopped, so that
/// readers do not have to track it.
/// </summary>
internal static class JsonFailure
{
    /// <summary>The maximum length of the raw text in an exception, in bytes.</summary>
    private const int MaxRaw = 120;

    /// <summary>Creates the exception for an unexpected value at a position.</summary>
    public static LosantSerializationException Expected(ReadOnlySpan<byte> utf8, int position, string expected)
    {
        string found = position >= utf8.Length ? "found the end of the text" : $"found {Kind(utf8[position])}";
        return At(utf8, position, $"Expected {expected}, {found}");
    }

    /// <summary>Creates the exception for JSON that is nested too deeply.</summary>
    public static LosantSerializationException TooDeep(ReadOnlySpan<byte> utf8, int position) =>
        At(utf8, position, $"The JSON is nested deeper than {JsonInput.MaxDepth.ToString(CultureInfo.InvariantCulture)} levels");

    private static LosantSerializationException At(ReadOnlySpan<byte> utf8, int position, string what)
    {
        position = Math.Min(position, utf8.Length);
        string path = PathTo(utf8, position);
        string raw = Raw(utf8[position..]);
        string place = string.Create(CultureInfo.InvariantCulture, $" at {path} (byte {position})");
        return new LosantSerializationException(what + place + (raw.Length == 0 ? "." : $": {raw}"), path, raw, position);
    }

    private static string Kind(byte first) => first switch
    {
        (byte)'"' => "a string",
        (byte)'{' => "an object",
        (byte)'[' => "an array",
        (byte)'}' => "the object's end",
        (byte)']' => "the array's end",
        (byte)'t' or (byte)'f' => "a boolean",
        (byte)'n' => "null",
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => "a number",
        _ => "something else",
    };

    private static string Raw(ReadOnlySpan<byte> rest)
    {
        if (rest.Length <= MaxRaw) return Encoding.UTF8.GetString(rest);
        int length = MaxRaw;
        while (length > MaxRaw - 4 && (rest[length] & 0xC0) == 0x80) length--; // not in the middle of a character
        return Encoding.UTF8.GetString(rest[..length]) + "…";
    }

    private static string PathTo(ReadOnlySpan<byte> utf8, int position)
    {
        PathFinder finder = new();
        int mark = utf8.StartsWith("\uFEFF"u8) && position >= 3 ? 3 : 0;
        utf8 = utf8[mark..];
        position -= mark;
        // The text before the position is valid except for the error itself, so a reader gets at least that far.
        Utf8JsonReader reader = new(utf8, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonInput.MaxDepth + 1 }));
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= position) finder.Take(ref reader, position);
        }
        catch (JsonException)
        {
            // The position is reached.
        }

        return finder.ToString();
    }

    /// <summary>Follows the tokens of a JSON text and tracks their path in the document.</summary>
    private sealed class PathFinder
    {
        private readonly List<(string? Name, int Index)> _steps = [];

        public void Take(ref Utf8JsonReader reader, int position)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                _steps[^1] = (NameOf(ref reader), -1);
                return;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                if (reader.TokenStartIndex < position) _steps.RemoveAt(_steps.Count - 1);
                return;
            }

            if (_steps.Count > 0 && _steps[^1].Index >= 0) _steps[^1] = (null, _steps[^1].Index + 1);
            if (reader.TokenStartIndex >= position) return;
            if (reader.TokenType == JsonTokenType.StartObject) _steps.Add((null, -1));
            if (reader.TokenType == JsonTokenType.StartArray) _steps.Add((null, 0));
        }

        public override string ToString()
        {
            StringBuilder path = new("$");
            foreach ((string? name, int index) in _steps)
            {
                if (index > 0) path.Append(CultureInfo.InvariantCulture, $"[{index - 1}]");
                else if (name is not null) path.Append(IsPlain(name) ? $".{StringRule.Shorten(name)}" : $"['{StringRule.Shorten(name)}']");
            }

            return path.ToString();
        }

        private static bool IsPlain(string name)
        {
            foreach (char c in name)
                if (!char.IsLetterOrDigit(c) && c is not ('_' or '$' or '-'))
                    return false;
            return name.Length > 0;
        }

        private static string NameOf(ref Utf8JsonReader reader)
        {
            byte[] text = reader.ValueSpan.ToArray();
            return Encoding.UTF8.GetString(reader.ValueIsEscaped ? JsonEscapes.Remove(text) : text);
        }
    }
}
