using Losant.Runtime.Json;

namespace Losant.Runtime;

// Where the bytes go.
public partial struct JsonOutput
{
    private const int FirstSize = 16 * 1024;

    /// <summary>The number of bytes that have been written so far.</summary>
    public readonly long Length => _used + (_pieces?.Length ?? 0);

    /// <summary>What has been written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            // Twice as much, so that a text of which all is looked at again and again is copied for each doubling only.
            if (_pieces is not null) Join(Math.Min(Length * 2, Array.MaxLength));
            return _buffer.AsSpan(0, _used);
        }
    }

    /// <summary>Copies what has been written so far.</summary>
    public readonly byte[] ToArray()
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(Limited(Length));
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Takes the buffer with what has been written, which <see cref="ByteBuffers.Return"/> takes back. The output is empty afterwards.</summary>
    /// <param name="length">The number of bytes that have been written.</param>
    internal byte[] Detach(out int length)
    {
        if (_pieces is not null) Join(Length);
        byte[] buffer = _buffer ?? [];
        length = _used;
        this = default;
        return buffer;
    }

    /// <summary>Returns the buffer. The output is empty afterwards.</summary>
    public void Dispose()
    {
        byte[]? pooled = _buffer;
        BufferPieces? pieces = _pieces;
        this = default;
        if (pooled is not null) ByteBuffers.Return(pooled);
        pieces?.Return();
    }

    private Span<byte> Room(int count)
    {
        if (_buffer is null || _buffer.Length - _used < count) Grow(count);
        return _buffer.AsSpan(_used);
    }

    private void Grow(int count)
    {
        if (_buffer is { Length: >= ByteBuffers.MaxPooledSize } && _used > 0)
        {
            byte last = _buffer[_used - 1];
            _buffer = (_pieces ??= BufferPieces.Rent()).Exchange(_buffer, _used - 1, Limited(count + 1L));
            _buffer[0] = last;
            _used = 1;
            return;
        }

        byte[] grown = ByteBuffers.Rent(Limited(Math.Max(_buffer is null ? FirstSize : _buffer.Length * 4L, (long)_used + count)));
        _buffer.AsSpan(0, _used).CopyTo(grown);
        if (_buffer is not null) ByteBuffers.Return(_buffer);
        _buffer = grown;
    }

    private void Join(long size)
    {
        byte[] joined = ByteBuffers.Rent(Limited(size));
        int length = (int)Length;
        CopyTo(joined);
        ByteBuffers.Return(_buffer!);
        _pieces!.Return();
        _pieces = null;
        _buffer = joined;
        _used = length;
    }

    private readonly void CopyTo(byte[] destination)
    {
        int before = (int)(_pieces?.Length ?? 0);
        _pieces?.CopyTo(destination);
        _buffer.AsSpan(0, _used).CopyTo(destination.AsSpan(before));
    }

    // The size of an array: one that is too large for any is refused where it is allocated.
    private static int Limited(long size) => (int)Math.Min(size, int.MaxValue);
}
