using System.Buffers;
using System.Runtime.CompilerServices;

namespace Losant.Runtime.Http.Responses;

/// <summary>A response's body in a pooled buffer, as much of it as could be had.</summary>
internal readonly struct ResponseBody : IDisposable
{
    private const int FirstSize = 16 * 1024;

    // A server's word on the size is believed up to here; beyond, memory grows with what really arrives.
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

    /// <summary>Whether there was more than the limit; what is beyond was not read.</summary>
    public bool IsTooLarge { get; }

    /// <summary>Why reading ended early; null when all was read.</summary>
    public Exception? Failure { get; }

    /// <summary>Reads a body until it ends, fails or is larger than a limit.</summary>
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
                    // One byte of room beyond the limit tells a body of that size from a larger one.
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
            // Not the end of the matter: whoever asked knows what the status was and whether the call was cancelled.
            return new ResponseBody(buffer, length, isTooLarge: false, failure: e);
        }
    }

    public void Dispose()
    {
        // A read that was broken off may still write into its buffer.
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
