using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

// The ends of strings, which most of the time of reading goes into.
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
}
