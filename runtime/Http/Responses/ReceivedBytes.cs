using Losant.Runtime.Json;

namespace Losant.Runtime.Http.Responses;

/// <summary>
/// The bytes of a body while they are received. The first 1 MiB is in a pooled buffer. What follows is in pieces of their own, because the shared
/// pool would keep them for long; their sizes depend on what was received, and never on what a server announces.
/// </summary>
internal struct ReceivedBytes
{
    private const int FirstSize = 16 * 1024;

    private byte[] _head;
    private int _headLength;
    private List<byte[]>? _pieces;
    private int _lastLength;

    /// <summary>Initializes an empty instance.</summary>
    /// <param name="announced">The number of bytes that the server announces, if it does; it decides only how the pooled buffer begins.</param>
    public ReceivedBytes(long? announced) => _head = ByteBuffers.Rent((int)Math.Clamp(announced ?? FirstSize, 0, ByteBuffers.MaxPooledSize - 1) + 1);

    /// <summary>The number of bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The first bytes, up to 1 MiB.</summary>
    public readonly ArraySegment<byte> Head => new(_head, 0, _headLength);

    /// <summary>Whether there are more bytes than <see cref="Head"/>.</summary>
    public readonly bool IsLarge => _pieces is not null;

    /// <summary>Gets room for the next bytes.</summary>
    /// <param name="most">The maximum number of bytes; it is positive.</param>
    public Memory<byte> Room(long most)
    {
        var room = Free;
        if (room.IsEmpty)
        {
            Grow(most);
            room = Free;
        }

        return room.Length > most ? room[..(int)most] : room;
    }

    /// <summary>Adds bytes that were written into the room.</summary>
    public void Add(int count)
    {
        Length += count;
        if (_pieces is null)
            _headLength += count;
        else
            _lastLength += count;
    }

    /// <summary>Copies all bytes into one array.</summary>
    public readonly byte[] ToArray()
    {
        var whole = GC.AllocateUninitializedArray<byte>((int)Length);
        Head.AsSpan().CopyTo(whole);
        var end = _headLength;
        foreach (var piece in _pieces ?? [])
        {
            var length = Math.Min(piece.Length, whole.Length - end); // Only the last one is not full.
            piece.AsSpan(0, length).CopyTo(whole.AsSpan(end));
            end += length;
        }

        return whole;
    }

    /// <summary>Returns the pooled buffer, after which <see cref="Head"/> cannot be used. Not after a failed read, which may still write into it.</summary>
    public readonly void Return() => ByteBuffers.Return(_head);

    private readonly Memory<byte> Free => _pieces is null ? _head.AsMemory(_headLength) : _pieces[^1].AsMemory(_lastLength);

    private void Grow(long most)
    {
        if (_pieces is null && _head.Length < ByteBuffers.MaxPooledSize)
        {
            var larger = ByteBuffers.Rent(_head.Length * 2);
            Head.AsSpan().CopyTo(larger);
            Return();
            _head = larger;
            return;
        }

        // A quarter more each time: few pieces, and little that remains empty.
        (_pieces ??= []).Add(GC.AllocateUninitializedArray<byte>((int)Math.Min(Math.Max(ByteBuffers.MaxPooledSize, Length / 4), most)));
        _lastLength = 0;
    }
}
