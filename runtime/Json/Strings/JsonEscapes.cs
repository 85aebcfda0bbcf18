using System.Globalization;
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
    /// would gain nothing. Every escape must be valid. A lone surrogate is written as in <see cref="Wtf8"/>, because UTF-8
    /// cannot express it.
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
                text = text[Decode(text, plain.AsSpan(used), out int length)..];
                used += length;
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

    /// <summary>Converts JSON text to UTF-8. A lone surrogate, which can only be in a string, becomes an escape, because UTF-8 cannot express it.</summary>
    public static byte[] GetBytes(string json)
    {
        if (!Wtf8.HasLoneSurrogate(json)) return Encoding.UTF8.GetBytes(json);
        StringBuilder text = new(json.Length);
        for (int i = 0; i < json.Length; i++)
        {
            if (i + 1 < json.Length && char.IsSurrogatePair(json[i], json[i + 1])) text.Append(json[i++]).Append(json[i]);
            else if (char.IsSurrogate(json[i])) text.Append("\\u").Append(((int)json[i]).ToString("x4", CultureInfo.InvariantCulture));
            else text.Append(json[i]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads hexadecimal digits, up to seven.</summary>
    public static bool TryHex(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit)) return false;
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return !digits.IsEmpty && digits.Length < 8;
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

    // Decodes one character, and returns the length of its escapes.
    private static int Decode(ReadOnlySpan<byte> text, Span<byte> plain, out int length)
    {
        TryHex(text.Slice(2, 4), out int number);
        char first = (char)number;
        if (Rune.TryCreate(first, out Rune rune))
        {
            length = rune.EncodeToUtf8(plain);
            return 6;
        }

        if (LengthAt(text, 6) == 6 && text[6] == '\\' && TryHex(text.Slice(8, 4), out number) && Rune.TryCreate(first, (char)number, out rune))
        {
            length = rune.EncodeToUtf8(plain);
            return 12;
        }

        Wtf8.Put(first, plain);
        length = Wtf8.SurrogateLength;
        return 6;
    }
}
