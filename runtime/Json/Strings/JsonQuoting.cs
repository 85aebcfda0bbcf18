using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace Losant.Runtime.Json.Strings;

/// <summary>Writes strings as JSON: quoted, and escaped only where JSON requires it.</summary>
internal static class JsonQuoting
{
    /// <summary>The maximum number of bytes per character: a control character as \u001f.</summary>
    public const int MaxPerChar = 6;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>Writes an escaped string without its quotes.</summary>
    /// <param name="text">The string.</param>
    /// <param name="utf8">The destination; space for <see cref="MaxPerChar"/> bytes per character.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Escape(ReadOnlySpan<char> text, Span<byte> utf8)
    {
        int used = CopyPlain(text, utf8);
        return used == text.Length ? used : EscapeAfter(used, text, utf8);
    }

    private static int EscapeAfter(int used, ReadOnlySpan<char> text, Span<byte> utf8)
    {
        text = text[used..];
        while (!text.IsEmpty)
        {
            int run = text.IndexOfAny(Escaped);
            if (run < 0) run = text.Length;
            // A pair is never split, because neither half is escaped. UTF-8 has no lone surrogate, but JSON has an escape for it.
            Utf8.FromUtf16(text[..run], utf8[used..], out run, out int written, replaceInvalidSequences: false);
            used += written;
            if (run < text.Length) used += Escape(text[run++], utf8[used..]);
            text = text[run..];
        }

        return used;
    }

    // Most strings are short, plain ASCII: they are narrowed here, sixteen characters at a time, up to the first block that
    // contains anything else. The last block overlaps the previous one; of fewer characters, two halves overlap.
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> utf8)
    {
        int i = 0;
        if (Vector128.IsHardwareAccelerated && text.Length >= 4)
        {
            ref ushort source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
            ref byte target = ref MemoryMarshal.GetReference(utf8);
            int last = text.Length - Vector128<byte>.Count;
            if (last >= 0)
            {
                while (i < last && TryCopyBlock(ref source, ref target, i)) i += Vector128<byte>.Count;
                if (i >= last && TryCopyBlock(ref source, ref target, last)) i = text.Length;
            }
            else if (TryCopyHalves(ref source, ref target, text.Length))
            {
                i = text.Length;
            }
        }

        for (; i < text.Length && text[i] is >= ' ' and < (char)0x80 and not ('"' or '\\'); i++) utf8[i] = (byte)text[i];
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyBlock(ref ushort source, ref byte target, int at)
    {
        Vector128<ushort> first = Vector128.LoadUnsafe(ref source, (nuint)at);
        Vector128<ushort> second = Vector128.LoadUnsafe(ref source, (nuint)(at + Vector128<ushort>.Count));
        if (!TryNarrow(first, second, out Vector128<byte> block)) return false;
        block.StoreUnsafe(ref target, (nuint)at);
        return true;
    }

    // Four to fifteen characters: the first four or eight, and the last ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyHalves(ref ushort source, ref byte target, int length)
    {
        Vector128<byte> block;
        if (length >= Vector128<ushort>.Count)
        {
            int last = length - Vector128<ushort>.Count;
            if (!TryNarrow(Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, (nuint)last), out block)) return false;
            Unsafe.WriteUnaligned(ref target, block.AsUInt64().ToScalar());
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, last), block.AsUInt64().GetElement(1));
        }
        else
        {
            int last = length - 4;
            ref byte bytes = ref Unsafe.As<ushort, byte>(ref source);
            Vector128<ushort> ends = Vector128.Create(Unsafe.ReadUnaligned<ulong>(ref bytes), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, last * sizeof(char)))).AsUInt16();
            if (!TryNarrow(ends, ends, out block)) return false;
            Unsafe.WriteUnaligned(ref target, block.AsUInt32().ToScalar());
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, last), block.AsUInt32().GetElement(1));
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrow(Vector128<ushort> first, Vector128<ushort> second, out Vector128<byte> block)
    {
        Vector128<ushort> limit = Vector128.Create((ushort)0xFF); // saturates characters beyond a byte to a non-ASCII byte
        block = Vector128.Narrow(Vector128.Min(first, limit), Vector128.Min(second, limit));
        Vector128<byte> special = block
            | Vector128.Equals(block, Vector128.Create((byte)'"'))
            | Vector128.Equals(block, Vector128.Create((byte)'\\'))
            | Vector128.Equals(Vector128.Min(block, Vector128.Create((byte)0x1F)), block);
        return special.ExtractMostSignificantBits() == 0;
    }

    private static int Escape(char c, Span<byte> utf8)
    {
        utf8[0] = (byte)'\\';
        byte letter = c switch
        {
            '"' or '\\' => (byte)c,
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            _ => (byte)'u',
        };
        utf8[1] = letter;
        if (letter != 'u') return 2;
        for (int i = 5; i > 1; i--, c >>= 4) utf8[i] = "0123456789abcdef"u8[c & 15];
        return 6;
    }
}
