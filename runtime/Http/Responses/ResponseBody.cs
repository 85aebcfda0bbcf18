using System.Buffers;
using System.Runtime.CompilerServices;

namespace Losant.Runtime.Http.Responses;

/// <summary>A response's body in a pooled buffer, as much of it as was received.</summary>
internal readonly struct ResponseBody : IDisposable
{
    private const int FirstSize = 16 * 1024;

    // Up to this size, the buffer is allocated as the server states; beyond, it grows with the data received.
    private const int MaxFirstSize = 1024 * 1024;

    private readonly byte[]? _buffer;
    private readonly int _length;

    private ResponseBody(byte[]? buffer, int length, bool isTooLarge, Exception? failure)
    {
        _buffer = buffer;
        _length = length;
        IsTooLarge = isTooLarge;
        Failure = failure;
    }

    public ReadOnlyMemory<byte> Utf8 => _buffer.AsMemory(0, _length);

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
            return default;

        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced + 1 ?? FirstSize, Math.Min(MaxFirstSize, (long)limit + 1)));
        var length = 0;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (true)
                {
                    // One byte beyond the limit distinguishes a body of exactly that size from a larger one.
                    var room = (int)Math.Min(buffer.Length, (long)limit + 1) - length;
                    if (room == 0)
                    {
                        buffer = Grow(buffer, length, limit);
                        continue;
                    }

                    var read = await stream.ReadAsync(buffer.AsMemory(length, room), cancellationToken).ConfigureAwait(false);
                    if (read == 0)
                        return new ResponseBody(buffer, length, isTooLarge: false, failure: null);
                    length += read;
                    if (length > limit)
                        return new ResponseBody(buffer, limit, isTooLarge: true, failure: null);
                }
            }
        }
        catch (Exception e)
        {
            // Not thrown here: the caller knows the status and whether the call was cancelled.
            return new ResponseBody(buffer, length, isTooLarge: false, failure: e);
        }
    }

    public void Dispose()
    {
        // A failed read may still write into its buffer.
        if (_buffer is not null && Failure is null)
            ArrayPool<byte>.Shared.Return(_buffer);
    }

    private static byte[] Grow(byte[] buffer, int length, int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Min(buffer.Length * 2L, (long)limit + 1), Array.MaxLength));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
