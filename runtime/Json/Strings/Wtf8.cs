using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Losant.Runtime.Json.Strings;

/// <summary>
/// UTF-8 in which a lone surrogate, which JSON can have as an escape and a string of .NET as a character, has the three bytes that its code would
/// have. Names and values are compared in this form, so that no two of them become one. It never leaves the runtime: JSON gets the escape.
/// </summary>
internal static class Wtf8
{
    /// <summary>The number of bytes of a surrogate.</summary>
    public const int SurrogateLength = 3;

    /// <summary>Writes a lone surrogate.</summary>
    public static void Put(char surrogate, Span<byte> utf8)
    {
        utf8[0] = (byte)(0xE0 | (surrogate >> 12));
        utf8[1] = (byte)(0x80 | ((surrogate >> 6) & 0x3F));
        utf8[2] = (byte)(0x80 | (surrogate & 0x3F));
    }

    /// <summary>Converts a string.</summary>
    public static byte[] GetBytes(string text)
    {
        byte[] utf8 = new byte[Encoding.UTF8.GetByteCount(text)]; // counts three for a lone surrogate too
        ReadOnlySpan<char> rest = text;
        Span<byte> room = utf8;
        while (Utf8.FromUtf16(rest, room, out int read, out int written, replaceInvalidSequences: false) == OperationStatus.InvalidData)
        {
            Put(rest[read], room[written..]);
            rest = rest[(read + 1)..];
            room = room[(written + SurrogateLength)..];
        }

        return utf8;
    }

    /// <summary>Converts bytes to a string.</summary>
    public static string GetString(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8)) return Encoding.UTF8.GetString(utf8);
        StringBuilder text = new(utf8.Length);
        while (!utf8.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(utf8, out Rune rune, out int length) != OperationStatus.Done && IsSurrogate(utf8))
            {
                text.Append((char)(((utf8[0] & 0xF) << 12) | ((utf8[1] & 0x3F) << 6) | (utf8[2] & 0x3F)));
                length = SurrogateLength;
            }
            else
            {
                text.Append(rune.ToString());
            }

            utf8 = utf8[length..];
        }

        return text.ToString();
    }

    /// <summary>Whether a string has half of a surrogate pair.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        for (; at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return true;
            at++;
        }

        return false;
    }

    private static bool IsSurrogate(ReadOnlySpan<byte> utf8) => utf8.Length >= SurrogateLength && utf8[0] == 0xED && utf8[1] is >= 0xA0 and < 0xC0 && utf8[2] is >= 0x80 and < 0xC0;
}
