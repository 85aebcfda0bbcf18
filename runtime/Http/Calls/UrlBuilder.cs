using System.Buffers;
using System.Globalization;
using System.Text;

namespace Losant.Runtime.Http.Calls;

/// <summary>Builds a URL in a pooled buffer. <see cref="Finish"/> returns the string and releases the buffer.</summary>
internal struct UrlBuilder
{
    // The unreserved characters of RFC 3986; all others are escaped, so that no value ends its segment or its parameter.
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private char[]? _chars;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Written => _chars.AsSpan(0, Length);

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Append(long number)
    {
        int written;
        while (!number.TryFormat(_chars.AsSpan(Length), out written, default, CultureInfo.InvariantCulture))
            Room(20);
        Length += written;
    }

    /// <summary>Appends a string and escapes everything that is not unreserved.</summary>
    /// <param name="text">The string.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <exception cref="ArgumentException">The string has a lone surrogate.</exception>
    public void AppendEscaped(ReadOnlySpan<char> text, string parameter)
    {
        Span<byte> utf8 = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Unreserved);
            if (plain < 0)
                plain = text.Length;
            Append(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty)
                return;

            if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done)
                throw ScalarString.LoneSurrogate(parameter);
            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                AppendOctet(octet);
            text = text[consumed..];
        }
    }

    /// <summary>Appends UTF-8 and escapes everything that is not unreserved.</summary>
    public void AppendEscaped(ReadOnlySpan<byte> utf8)
    {
        var room = Room(utf8.Length * 3);
        var length = 0;
        foreach (var octet in utf8)
        {
            if (octet < 0x80 && Unreserved.Contains((char)octet))
                room[length++] = (char)octet;
            else
                length += Escape(octet, room[length..]);
        }

        Length += length;
    }

    /// <summary>Removes what was appended beyond a length.</summary>
    public void Truncate(int length) => Length = length;

    public string Finish()
    {
        var text = new string(Written);
        Return();
        return text;
    }

    public void Return()
    {
        if (_chars is { } chars)
            ArrayPool<char>.Shared.Return(chars);
        _chars = null;
        Length = 0;
    }

    private static int Escape(byte octet, Span<char> room)
    {
        const string Hex = "0123456789ABCDEF";
        room[0] = '%';
        room[1] = Hex[octet >> 4];
        room[2] = Hex[octet & 15];
        return 3;
    }

    private void AppendOctet(byte octet) => Length += Escape(octet, Room(3));

    private Span<char> Room(int length)
    {
        if (_chars is null || _chars.Length - Length < length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(256, checked((Length + length) * 2)));
            Written.CopyTo(larger);
            if (_chars is not null)
                ArrayPool<char>.Shared.Return(_chars);
            _chars = larger;
        }

        return _chars.AsSpan(Length);
    }
}
