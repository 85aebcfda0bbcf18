using System.Runtime.CompilerServices;
using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Json;

namespace Losant.Runtime.Http.Responses;

/// <summary>A response's body in memory: all of it, or the beginning of one that failed or is too large.</summary>
internal sealed class ResponseBody : IDisposable
{
    private readonly ArraySegment<byte> _bytes;
    private readonly bool _isPooled;

    private ResponseBody(ArraySegment<byte> bytes, bool isPooled, long received, bool isTooLarge = false, Exception? failure = null)
    {
        _bytes = bytes;
        _isPooled = isPooled;
        Received = received;
        IsTooLarge = isTooLarge;
        Failure = failure;
    }

    public ReadOnlyMemory<byte> Utf8 => _bytes;

    /// <summary>The number of bytes that were received.</summary>
    public long Received { get; }

    /// <summary>Whether the body exceeds the limit; the rest was not read.</summary>
    public bool IsTooLarge { get; }

    /// <summary>Why reading ended early; null if the body was read completely.</summary>
    public Exception? Failure { get; }

    /// <summary>Reads a body until it ends, fails or exceeds a limit.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ResponseBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced is 0)
            return new ResponseBody(default, isPooled: false, received: 0);

        var bytes = new ReceivedBytes(announced);
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                // One byte beyond the limit distinguishes a body of exactly that size from a larger one.
                var read = await stream.ReadAsync(bytes.Room(limit + 1L - bytes.Length), cancellationToken).ConfigureAwait(false);
                bytes.Add(read);
                if (bytes.Length > limit)
                    return new ResponseBody(bytes.Head[..Math.Min(bytes.Head.Count, limit)], isPooled: true, bytes.Length, isTooLarge: true);
                if (read == 0)
                    return Whole(bytes);
            }
        }
        catch (Exception e)
        {
            // Not thrown here: the caller knows the status and whether the call was cancelled. Nor is the buffer returned: the failed read may still write into it.
            return new ResponseBody(bytes.Head, isPooled: false, bytes.Length, failure: ServerQuotes.RemoveFrom(e));
        }
    }

    /// <summary>Gets the bytes in an array that nothing else uses.</summary>
    public byte[] ToArray() => !_isPooled && _bytes.Array is { } whole && whole.Length == _bytes.Count ? whole : _bytes.AsSpan().ToArray();

    public void Dispose()
    {
        if (_isPooled)
            ByteBuffers.Return(_bytes.Array!);
    }

    private static ResponseBody Whole(in ReceivedBytes bytes)
    {
        if (!bytes.IsLarge)
            return new ResponseBody(bytes.Head, isPooled: true, bytes.Length);
        var whole = bytes.ToArray();
        bytes.Return();
        return new ResponseBody(whole, isPooled: false, bytes.Length);
    }
}
