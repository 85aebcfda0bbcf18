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

    /// <summary>
    /// Makes the end of each line known with its last byte: the parser waits after a CR for the byte that follows, which may be the LF of the same
    /// end, or that of an event much later. A CR without its LF becomes an LF, and the LF that follows later is removed.
    /// </summary>
    /// <returns>How many bytes are left.</returns>
    public int EndLines(Span<byte> bytes)
    {
        if (bytes.IsEmpty)
            return 0;
        if (_isAfterReturn && bytes[0] == '\n')
        {
            bytes[1..].CopyTo(bytes);
            bytes = bytes[..^1];
        }

        _isAfterReturn = !bytes.IsEmpty && bytes[^1] == '\r';
        for (var at = 0; bytes[at..].IndexOf((byte)'\r') is var next and >= 0; at += next + 1)
        {
            if (at + next + 1 == bytes.Length || bytes[at + next + 1] != '\n')
                bytes[at + next] = (byte)'\n';
        }

        return bytes.Length;
    }

    /// <summary>Measures the next bytes, whose lines end with LF or CRLF.</summary>
    /// <returns>How many of them come before an event becomes too large: all of them, if none does.</returns>
    public int Measure(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var rest = bytes[at..];
            var end = rest.IndexOf((byte)'\n');
            var length = end < 0 ? rest.Length : end > 0 && rest[end - 1] == '\r' ? end - 1 : end;
            if (_line == 0 && length > 0)
                _isComment = rest[0] == ':';
            _line += length;
            if (_line + (_isComment ? 0 : _event) > maxSize)
                return at;
            if (end < 0)
                return bytes.Length;
            EndLine();
            at += end + 1;
        }

        return bytes.Length;
    }

    private void EndLine()
    {
        if (_line == 0)
            _event = 0;
        else if (!_isComment)
            _event += _line + 1;
        _line = 0;
    }
}
