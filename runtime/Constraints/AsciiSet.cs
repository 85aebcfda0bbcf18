using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Losant.Runtime.Constraints.Syntax;

namespace Losant.Runtime.Constraints;

/// <summary>
/// A set of ASCII characters, optimized to check short strings: 16 characters per step, where the last step may overlap the
/// previous one, so that an id of 24 characters takes two steps.
/// </summary>
internal sealed class AsciiSet
{
    // For each low nibble of a character's code, the high nibbles that occur with it, one bit each: a table of 16 bytes, in which
    // the processor performs 16 lookups at a time (W. Muła, SIMD-ized check which bytes are in a set).
    private readonly Vector128<byte> _rows;
    private readonly ulong _low;
    private readonly ulong _high;

    /// <summary>Initializes a set.</summary>
    /// <param name="chars">The characters, all ASCII.</param>
    public AsciiSet(ReadOnlySpan<char> chars)
    {
        Span<byte> rows = stackalloc byte[16];
        rows.Clear();
        foreach (char c in chars)
        {
            rows[c & 15] |= (byte)(1 << (c >> 4));
            if (c < 64) _low |= 1UL << c;
            else _high |= 1UL << (c - 64);
        }

        _rows = Vector128.Create((ReadOnlySpan<byte>)rows);
    }

    /// <summary>Creates a set from a class; null if the class has a non-ASCII character or is empty.</summary>
    public static AsciiSet? TryOf(CharClass @class) => @class.IsListable && @class.List() is { Length: > 0 } chars && chars[^1] < 128 ? new AsciiSet(chars) : null;

    private static bool IsAccelerated => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Whether a string consists only of the set's characters.</summary>
    public bool HoldsAll(ReadOnlySpan<char> text)
    {
        const int Half = 8;
        const int Whole = 16;
        ref ushort data = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        if (!IsAccelerated || text.Length < Half) return HoldsEach(text);
        if (text.Length < Whole)
            return Holds(Vector128.LoadUnsafe(ref data), Vector128.LoadUnsafe(ref data, (nuint)(text.Length - Half)));
        for (int i = 0; i < text.Length - Whole; i += Whole)
            if (!Holds(Vector128.LoadUnsafe(ref data, (nuint)i), Vector128.LoadUnsafe(ref data, (nuint)(i + Half))))
                return false;
        return Holds(Vector128.LoadUnsafe(ref data, (nuint)(text.Length - Whole)), Vector128.LoadUnsafe(ref data, (nuint)(text.Length - Half)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Holds(Vector128<ushort> first, Vector128<ushort> second)
    {
        // Everything beyond a byte becomes 0xFF, whose high nibble has no bit in any row.
        Vector128<ushort> limit = Vector128.Create((ushort)0xFF);
        Vector128<byte> codes = Vector128.Narrow(Vector128.Min(first, limit), Vector128.Min(second, limit));
        Vector128<byte> bits = Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);
        Vector128<byte> high = Vector128.ShiftRightLogical(codes, 4);
        Vector128<byte> found = Look(_rows, codes & Vector128.Create((byte)15)) & Look(bits, high);
        return !Vector128.EqualsAny(found, Vector128<byte>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(Vector128<byte> table, Vector128<byte> places) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, places) : AdvSimd.Arm64.VectorTableLookup(table, places);

    private bool HoldsEach(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            if (c >= 128 || (((c < 64 ? _low : _high) >> (c & 63)) & 1) == 0)
                return false;
        return true;
    }
}
