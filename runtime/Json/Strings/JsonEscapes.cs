using System.Buffers.Text;
using System.Text;

namespace Losant.Runtime.Json.Strings;

/// <summary>The escapes of JSON strings, in UTF-8.</summary>
internal static class JsonEscapes
{
    /// <summary>Gets the length in bytes of the escape that begins at a backslash: 2 or 6; 0 if the escape is not valid.</summary>
    public static int LengthAt(ReadOnlySpan<byte> utf8, int backslash)
    {
        if (backslash + 1 >= utf8.Length) return 0;
        switch (utf8[backslash + 1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return 2;
            case (byte)'u' when backslash + 6 <= utf8.Length && TryHex(utf8.Slice(backslash + 2, 4), out _):
                return 6;
            default:
                return 0;
        }
    }

    /// <summary>
    /// Unescapes a string into a new array: escapes are rare in names and values of this API, so a reused buffer
    /// would gain nothing. Every escape must be valid. A lone surrogate becomes U+FFFD, because
    /// UTF-8 cannot express it.
    /// </summary>
    public static byte[] Remove(ReadOnlySpan<byte> text)
    {
        byte[] plain = new byte[text.Length]; // an escape is never shorter than its character
        int used = 0;
        while (true)
        {
            int run = text.IndexOf((byte)'\\');
            if (run < 0) break;
            text[..run].CopyTo(plain.AsSpan(used));
            used += run;
            text = text[run..];
            if (text[1] == 'u')
            {
                int taken = Rune(text, out Rune rune);
                used += rune.EncodeToUtf8(plain.AsSpan(used));
                text = text[taken..];
            }
            else
            {
                plain[used++] = Simple(text[1]);
                text = text[2..];
            }
        }

        text.CopyTo(plain.AsSpan(used));
        return plain[..(used + text.Length)];
    }

    private static byte Simple(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };

    private static int Rune(ReadOnlySpan<byte> text, out Rune rune)
    {
        TryHex(text.Slice(2, 4), out char first);
        if (System.Text.Rune.TryCreate(first, out rune)) return 6;
        if (LengthAt(text, 6) == 6 && text[6] == '\\' && TryHex(text.Slice(8, 4), out char second)
            && System.Text.Rune.TryCreate(first, second, out rune))
            return 12;
        rune = System.Text.Rune.ReplacementChar;
        return 6;
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out char value)
    {
        bool isHex = Utf8Parser.TryParse(digits, out ushort number, out int read, 'x') && read == 4;
        value = (char)number;
        return isHex;
    }
}
