using System.Net;
using Losant.Runtime.Json;

namespace Losant.Runtime.Http.Calls;

/// <summary>
/// A body in a pooled buffer. It can be sent any number of times, and returns the buffer when it is disposed and is
/// no longer being sent: a server may respond, and a retry handler may give up, before a body is fully sent. After
/// sending failed, the buffer is left to the garbage collector, because something may still read from it.
/// </summary>
internal sealed class BufferedBody : HttpContent
{
    private const string Json = "application/json";

    private readonly byte[] _buffer;
    private readonly int _length;
    private int _users = 1;
    private int _disposed;

    public BufferedBody(ReadOnlySpan<byte> bytes, string contentType = Json)
        : this(ByteBuffers.Rent(bytes.Length), bytes.Length, contentType) => bytes.CopyTo(_buffer);

    /// <summary>Initializes a body with what has been written to an output, and takes its buffer.</summary>
    public BufferedBody(ref JsonOutput output)
        : this(output.Detach(out int length), length, Json)
    {
    }

    private BufferedBody(byte[] buffer, int length, string contentType)
    {
        _buffer = buffer;
        _length = length;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    /// <summary>All of it is a secret, and not only what has a secret's name in it.</summary>
    public bool IsSecret { get; init; }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Take();
        await stream.WriteAsync(Bytes, cancellationToken).ConfigureAwait(false);
        Leave();
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Take();
        stream.Write(Bytes.Span);
        Leave();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
            Leave();
        base.Dispose(disposing);
    }

    private void Take()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            ObjectDisposedException.ThrowIf(users == 0, this);
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            ByteBuffers.Return(_buffer);
    }
}
