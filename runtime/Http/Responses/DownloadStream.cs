using System.Globalization;
using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Responses;

/// <summary>The body of a download, together with its response. A read that receives nothing for too long fails.</summary>
internal sealed class DownloadStream : Stream
{
    private readonly Exchange _exchange;
    private readonly Stream _inner;
    private readonly TimeSpan _idleTimeout;
    private ITimer? _timer;
    private volatile bool _isIdle;

    private DownloadStream(Exchange exchange, Stream inner, TimeSpan idleTimeout) => (_exchange, _inner, _idleTimeout) = (exchange, inner, idleTimeout);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Creates the body of an exchange, which is disposed with the stream.</summary>
    public static DownloadStream Over(Exchange exchange, Stream inner, TimeSpan idleTimeout, TimeProvider clock)
    {
        var stream = new DownloadStream(exchange, inner, idleTimeout);
        stream._timer = clock.CreateTimer(static state => ((DownloadStream)state!).EndIdleRead(), stream, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return stream;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _timer!.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            return await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Failure(e) is { } failure)
        {
            throw failure;
        }
        catch (IOException e) when (ServerQuotes.AreIn(e))
        {
            throw ServerQuotes.RemoveFrom(e);
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        _timer!.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            return _inner.Read(buffer, offset, count);
        }
        catch (Exception e) when (Failure(e) is { } failure)
        {
            throw failure;
        }
        catch (IOException e) when (ServerQuotes.AreIn(e))
        {
            throw ServerQuotes.RemoveFrom(e);
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer?.Dispose();
            _inner.Dispose();
            _exchange.Dispose();
        }

        base.Dispose(disposing);
    }

    // Null if the exception itself says what failed.
    private Exception? Failure(Exception cause) => _isIdle
        ? new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"The download received nothing for {_idleTimeout.TotalSeconds} seconds."), cause)
        : cause is InvalidDataException ? new IOException("The download could not be decompressed.", cause) : null;

    private void EndIdleRead()
    {
        _isIdle = true;
        _exchange.Dispose(); // Cancels a pending read.
    }
}
