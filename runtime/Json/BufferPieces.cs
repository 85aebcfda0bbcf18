namespace Losant.Runtime.Json;

/// <summary>
/// The full pieces of a large text that is being written: it grows without copying what is there. The garbage collector may take the pieces
/// once they are returned; the next large text uses what is left of them.
/// </summary>
internal sealed class BufferPieces
{
    /// <summary>The size of a piece.</summary>
    private const int Size = ByteBuffers.MaxPooledSize;

    private static WeakReference<BufferPieces>? Last;

    private readonly List<byte[]> _arrays = [];
    private readonly List<int> _lengths = [];

    private BufferPieces()
    {
    }

    /// <summary>The number of bytes in all pieces.</summary>
    public long Length { get; private set; }

    /// <summary>Gets an empty list of pieces.</summary>
    public static BufferPieces Rent() =>
        Interlocked.Exchange(ref Last, null) is { } last && last.TryGetTarget(out BufferPieces? pieces) ? pieces : new BufferPieces();

    /// <summary>Returns the pieces, which are no longer used.</summary>
    public void Return()
    {
        _lengths.Clear();
        Length = 0;
        Volatile.Write(ref Last, new WeakReference<BufferPieces>(this));
    }

    /// <summary>Adds a piece.</summary>
    /// <param name="full">The piece, which belongs to the list from now on.</param>
    /// <param name="length">How much of it is used.</param>
    /// <param name="size">The size that the next one must have.</param>
    /// <returns>The next piece.</returns>
    public byte[] Exchange(byte[] full, int length, int size)
    {
        int at = _lengths.Count;
        byte[]? spare = at < _arrays.Count ? _arrays[at] : null;
        if (spare is null) _arrays.Add(full);
        else _arrays[at] = full;
        _lengths.Add(length);
        Length += length;
        return spare is not null && spare.Length >= size ? spare : GC.AllocateUninitializedArray<byte>(Math.Max(Size, size));
    }

    /// <summary>Copies all pieces.</summary>
    /// <param name="destination">Where they are copied to.</param>
    public void CopyTo(Span<byte> destination)
    {
        for (int i = 0; i < _lengths.Count; i++)
        {
            _arrays[i].AsSpan(0, _lengths[i]).CopyTo(destination);
            destination = destination[_lengths[i]..];
        }
    }
}
