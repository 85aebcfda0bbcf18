using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

// Strings, whose ends most of the time of reading goes into.
public ref partial struct JsonInput
{
    /// <summary>Finds the quote that ends a string, and validates the string.</summary>
    /// <param name="i">The first byte after the opening quote.</param>
    /// <param name="isEscaped">Whether the string contains an escape.</param>
    /// <param name="isAscii">Whether all of its bytes are ASCII.</param>
    private readonly int StringEnd(int i, out bool isEscaped, out bool isAscii)
    {
        isEscaped = false;
        uint high = 0;
        ref byte data = ref MemoryMarshal.GetReference(_utf8);
        while (true)
        {
            byte c;
            if (Vector128.IsHardwareAccelerated && i <= _utf8.Length - Vector128<byte>.Count)
            {
                Vector128<byte> block = Vector128.LoadUnsafe(ref data, (nuint)i);
                Vector128<byte> stops = Vector128.Equals(block, Vector128.Create((byte)'"'))
                    | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                    | Vector128.Equals(Vector128.Min(block, Vector128.Create((byte)0x1F)), block);
                uint bits = stops.ExtractMostSignificantBits();
                uint blockHigh = block.ExtractMostSignificantBits();
                if (bits == 0)
                {
                    high |= blockHigh;
                    i += Vector128<byte>.Count;
                    continue;
                }

                high |= blockHigh & (bits ^ (bits - 1));
                i += BitOperations.TrailingZeroCount(bits);
                c = _utf8[i];
            }
            else
            {
                if ((uint)i >= (uint)_utf8.Length) throw Malformed(i, "the string's end");
                c = _utf8[i];
                high |= c & 0x80u;
            }

            if (c == '"') break;
            if (c == '\\')
            {
                isEscaped = true;
                int length = JsonEscapes.LengthAt(_utf8, i);
                if (length == 0) throw Malformed(i, "a valid escape");
                i += length;
            }
            else if (c < 0x20)
            {
                throw Malformed(i, "no unescaped control character in a string");
            }
            else
            {
                i++;
            }
        }

        isAscii = high == 0;
        return i;
    }

    /// <summary>Gets a member's name as a string; usually the same instance for the same name within one document.</summary>
    internal string KeyOf(ReadOnlySpan<byte> name) => Cache.TextOf(name)
        ?? (IsUnescaped(name) ? Wtf8.GetString(name) : throw Malformed(_start, "a member's name in valid UTF-8"));

    /// <summary>Reads the string at the input's position as unescaped UTF-8.</summary>
    internal ReadOnlySpan<byte> ReadUtf8()
    {
        int end = StringEnd(_start + 1, out bool isEscaped, out _);
        ReadOnlySpan<byte> text = _utf8[(_start + 1)..end];
        _next = end + 1;
        return isEscaped ? Unescape(text) : text;
    }

    /// <summary>Converts the UTF-8 bytes at this position to a string.</summary>
    internal readonly string StringOf(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text)) return Encoding.UTF8.GetString(text);
        return IsUnescaped(text) ? Wtf8.GetString(text) : throw Malformed(_start, "a string in valid UTF-8");
    }

    private readonly byte[] Unescape(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? JsonEscapes.Remove(text) : throw Malformed(_start, "a string in valid UTF-8");

    // What was unescaped has its own memory, and was valid before: only lone surrogates make it invalid.
    private readonly bool IsUnescaped(ReadOnlySpan<byte> text) => !text.Overlaps(_utf8);

    private string Text()
    {
        int from = _start + 1;
        int end = StringEnd(from, out bool isEscaped, out bool isAscii);
        ReadOnlySpan<byte> text = _utf8[from..end];
        if (isEscaped) text = Unescape(text);
        // Latin-1 is the fastest conversion of ASCII bytes to a string: one allocation, one widening copy.
        string value = isAscii && !isEscaped ? Encoding.Latin1.GetString(text) : StringOf(text);
        _next = end + 1;
        return value;
    }
}
