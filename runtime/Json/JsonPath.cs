using System.Globalization;
using System.Text;
using System.Text.Json;
using Losant.Runtime.Json.Strings;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Json;

/// <summary>Finds the paths of values in a JSON text, such as <c>$.devices.pump.points[3]</c>, in one pass from its beginning.</summary>
internal ref struct JsonPath
{
    private readonly List<(string? Name, int Index)> _steps = [];
    private readonly int _mark;
    private Utf8JsonReader _reader;
    private Progress _progress;

    /// <summary>Begins at the beginning of a text.</summary>
    /// <param name="utf8">The text. Only what is before the positions needs to be valid.</param>
    public JsonPath(ReadOnlySpan<byte> utf8)
    {
        _mark = utf8.StartsWith("\uFEFF"u8) ? 3 : 0;
        _reader = new(utf8[_mark..], isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonInput.MaxDepth + 1 }));
    }

    /// <summary>How far the reader's token is part of the path.</summary>
    private enum Progress
    {
        Done,
        Read,
        Arrived,
    }

    /// <summary>Gets the path of the value at a position, which must not be before the previous one.</summary>
    /// <param name="position">The offset of its first byte.</param>
    public string To(int position)
    {
        if (position >= _mark) position -= _mark;
        while ((_progress != Progress.Done || TryRead()) && _reader.TokenStartIndex <= position)
        {
            if (_progress == Progress.Read) Arrive();
            if (_reader.TokenStartIndex == position) break;
            Leave();
        }

        return Describe();
    }

    private bool TryRead()
    {
        try
        {
            _progress = Progress.Read;
            return _reader.Read();
        }
        catch (JsonException)
        {
            return false; // The position of an error is reached.
        }
    }

    private void Arrive()
    {
        _progress = Progress.Arrived;
        if (_reader.TokenType == JsonTokenType.PropertyName) _steps[^1] = (Name(), -1);
        else if (_reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray) && _steps.Count > 0 && _steps[^1].Index >= 0) _steps[^1] = (null, _steps[^1].Index + 1);
    }

    private void Leave()
    {
        _progress = Progress.Done;
        if (_reader.TokenType == JsonTokenType.StartObject) _steps.Add((null, -1));
        else if (_reader.TokenType == JsonTokenType.StartArray) _steps.Add((null, 0));
        else if (_reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) _steps.RemoveAt(_steps.Count - 1);
    }

    private readonly string Name()
    {
        byte[] text = _reader.ValueSpan.ToArray();
        return Wtf8.GetString(_reader.ValueIsEscaped ? JsonEscapes.Remove(text) : text);
    }

    private readonly string Describe()
    {
        StringBuilder path = new("$");
        bool isSecret = false;
        foreach ((string? name, int index) in _steps)
        {
            if (index > 0) path.Append(CultureInfo.InvariantCulture, $"[{index - 1}]");
            else if (name is not null && isSecret) path.Append('.').Append(SecretRange.Text); // a key of a map of secrets may be one too
            else if (name is not null) path.Append(IsPlain(name) ? $".{StringRule.Shorten(name)}" : $"['{StringRule.Shorten(name)}']");
            isSecret |= name is not null && SecretNames.Known.Contains(name);
        }

        return MessageText.Of(path.ToString());
    }

    private static bool IsPlain(string name)
    {
        foreach (char c in name)
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '$' or '-'))
                return false;
        return name.Length > 0;
    }
}
