namespace Losant.Runtime.Http.Events;

/// <summary>
/// Measures the events of a stream, however their bytes arrive: the parser would buffer an endless one without limit. Lines end with CR, LF or
/// both, and an event ends with an empty line. Comments are measured by themselves, because the parser skips them.
/// </summary>
internal struct EventMeter(int maxSize)
{
    private long _event;
    private long _line;
    private bool _isComment;
    private bool _isAfterReturn;

    /// <summary>Measures the next bytes.</summary>
    /// <returns>How many of them come before an event becomes too large: all of them, if none does.</returns>
    public int Measure(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var isSecondHalf = _isAfterReturn && bytes[at] == '\n';
            _isAfterReturn = false;
            if (isSecondHalf)
            {
                at++;
                continue;
            }

            var rest = bytes[at..];
            var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
            var length = end < 0 ? rest.Length : end;
            if (_line == 0 && length > 0)
                _isComment = rest[0] == ':';
            _line += length;
            if (_line + (_isComment ? 0 : _event) > maxSize)
                return at;
            if (end < 0)
                return bytes.Length;
            EndLine(isReturn: rest[end] == '\r');
            at += length + 1;
        }

        return bytes.Length;
    }

    private void EndLine(bool isReturn)
    {
        if (_line == 0)
            _event = 0;
        else if (!_isComment)
            _event += _line + 1;
        _line = 0;
        _isAfterReturn = isReturn;
    }
}
