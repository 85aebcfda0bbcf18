using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace LosantGen.Reading;

/// <summary>
/// A JSON reader whose line information is the start of a token. The base class has the end of a token, which for a property is
/// after its colon and would be misleading in a diagnostic. Numbers from 2^53 on and lone surrogates, which the base class rounds and replaces, keep
/// their value.
/// </summary>
internal sealed class TokenReader : JsonTextReader, IJsonLineInfo
{
    private const int MaxExponentDigits = 3;
    private const char Replacement = '\uFFFD';

    private readonly string _text;
    private readonly List<int> _lines;
    private (int Line, int Column) _start;
    private bool _isReading;
    private int _names = -1;
    private object? _exact;

    public TokenReader(string text)
        : base(new StringReader(text))
    {
        _text = text;
        _lines = LinesOf(text);
    }

    /// <summary>The replacements of names, by the number of names before them in the file.</summary>
    public IReadOnlyDictionary<int, string>? Renamed { get; init; }

    public override object? Value => TokenType == JsonToken.PropertyName && Renamed is not null && Renamed.TryGetValue(_names, out var name) ? name : _exact ?? base.Value;

    // An error while a token is read is at the reader's current position.
    int IJsonLineInfo.LineNumber => _isReading ? LineNumber : _start.Line;

    // One more than the column, as the base class has it after a token of one character.
    int IJsonLineInfo.LinePosition => _isReading ? LinePosition + 1 : _start.Column + 1;

    public override bool Read()
    {
        _isReading = true;
        _exact = null;
        var read = base.Read();
        _isReading = false;
        if (TokenType == JsonToken.PropertyName) _names++;
        _start = (LineNumber, LinePosition - 1);
        if (!read || LineNumber < 1 || LineNumber > _lines.Count) return read;
        var first = Start(TokenType, _lines[LineNumber - 1] + LinePosition);
        if (first < 0) return read;
        _exact = base.Value switch
        {
            double number when Math.Abs(number) >= ExactNumber.MaxExactDouble => NumberAt(first),
            string value when value.IndexOf(Replacement) >= 0 => StringAt(first),
            _ => null,
        };
        var line = _lines.BinarySearch(first);
        if (line < 0) line = ~line - 1;
        _start = (line + 1, first - _lines[line]);
        if (TokenType is JsonToken.Undefined or JsonToken.StartConstructor || (TokenType == JsonToken.Float && char.IsLetter(_text[_text[first] == '-' ? first + 1 : first])))
            throw new JsonReaderException("this value is not allowed in JSON", Path, _start.Line, _start.Column + 1, null);
        return read;
    }

    // Searches backwards from a token's end for its first character.
    private int Start(JsonToken token, int end)
    {
        var at = Math.Min(end, _text.Length) - 1;
        if (token == JsonToken.PropertyName)
        {
            while (at >= 0 && _text[at] != ':') at--;
            at--;
            while (at >= 0 && char.IsWhiteSpace(_text[at])) at--;
        }
        if (at < 0) return -1;
        return token switch
        {
            JsonToken.StartObject or JsonToken.StartArray or JsonToken.StartConstructor => at,
            JsonToken.PropertyName or JsonToken.String when _text[at] is '"' or '\'' => OpeningQuote(at),
            JsonToken.PropertyName or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean or JsonToken.Null or JsonToken.Undefined => WordStart(at),
            _ => -1,
        };
    }

    private int OpeningQuote(int closing)
    {
        for (var at = closing - 1; at >= 0; at--)
        {
            if (_text[at] != _text[closing]) continue;
            var slashes = 0;
            while (at - slashes > 0 && _text[at - slashes - 1] == '\\') slashes++;
            if (slashes % 2 == 0) return at;
        }
        return -1;
    }

    private int WordStart(int end)
    {
        var at = end;
        while (at > 0 && (char.IsLetterOrDigit(_text[at - 1]) || _text[at - 1] is '.' or '-' or '+' or '_' or '$')) at--;
        return at;
    }

    private object? NumberAt(int start)
    {
        var end = start;
        while (end < _text.Length && _text[end] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E') end++;
        var json = _text.Substring(start, end - start);
        // A word such as Infinity has no digits at all.
        if (json.Length == 0 || !char.IsDigit(json[json.Length - 1]) || json.StartsWith("0x", StringComparison.Ordinal) || HasLongExponent(json)) return null;
        if (ExactNumber.IsInteger(json)) return ExactNumber.Round(json, up: true) is var whole && whole >= long.MinValue && whole <= long.MaxValue ? (object)(long)whole : whole;
        return decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // Such a number stays what the base class makes of it: infinite.
    private static bool HasLongExponent(string json) => json.IndexOfAny(['e', 'E']) is >= 0 and var mark && json.Substring(mark + 1).TrimStart('+', '-', '0').Length > MaxExponentDigits;

    // A name may have no quotes.
    private string? StringAt(int start)
    {
        if (_text[start] is not ('"' or '\'')) return null;
        var end = start + 1;
        while (end < _text.Length && _text[end] != _text[start]) end += _text[end] == '\\' ? 2 : 1;
        return end < _text.Length ? JsonString.Unquote(_text.Substring(start, end + 1 - start)) : null;
    }

    // Counts lines like the base class.
    private static List<int> LinesOf(string text)
    {
        var lines = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) lines.Add(i + 1);
        }
        return lines;
    }
}
