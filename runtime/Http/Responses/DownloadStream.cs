using System.Globalization;
using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Responses;

/// <summary>The body of a download, together with its response. A read fails that receives nothing for too long, or when the client is disposed.</summary>
internal sealed class DownloadStream : ReadOnlyStream
{
    private readonly Exchange _exchange;
    private readonly Stream _inner;
    private readonly TimeSpan _idleTimeout;
    private readonly CancellationTokenSource _end = new();
    private ITimer? _timer;
    private CancellationTokenRegistration _ofClient;
    private volatile bool _isIdle;
    private volatile bool _isClientDisposed;

    private DownloadStream(Exchange exchange, Stream inner, TimeSpan idleTimeout) => (_exchange, _inner, _idleTimeout) = (exchange, inner, idleTimeout);

    /// <summary>Creates the body of an exchange, which is disposed with the stream.</summary>
    public static DownloadStream Over(Exchange exchange, Stream inner, TimeSpan idleTimeout, TimeProvider clock, CancellationToken client)
    {
        var stream = new DownloadStream(exchange, inner, idleTimeout);
        stream._timer = clock.CreateTimer(static state => ((DownloadStream)state!).EndIdleRead(), stream, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        stream._ofClient = client.UnsafeRegister(static state => ((DownloadStream)state!).EndWithClient(), stream);
        return stream;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _timer!.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
        using var registration = cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
        try
        {
            return Checked(await _inner.ReadAsync(buffer, _end.Token).ConfigureAwait(false), buffer.Length);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new TaskCanceledException("The download was cancelled.", e, cancellationToken);
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

    public override int Read(byte[] buffer, int offset, int count)
    {
        _timer!.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            return Checked(_inner.Read(buffer, offset, count), count);
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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ofClient.Unregister();
            _timer?.Dispose();
            _inner.Dispose();
            _exchange.Dispose();
        }

        base.Dispose(disposing);
    }

    // After the response was disposed, the framework's stream ends as if the body did.
    private int Checked(int read, int wanted) => read == 0 && wanted > 0 && Failure(null) is { } failure ? throw failure : read;

    // Null if the exception itself says what failed.
    private Exception? Failure(Exception? cause) => _isClientDisposed ? new ObjectDisposedException("The client is disposed.", cause)
        : _isIdle
        ? new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"The download received nothing for {_idleTimeout.TotalSeconds} seconds."), cause)
        : cause is InvalidDataException ? new IOException("The download could not be decompressed.", cause) : null;

    private void EndWithClient()
    {
        _isClientDisposed = true;
        EndRead();
    }

    private void EndIdleRead()
    {
        _isIdle = true;
        EndRead();
    }

    // Disposing of the response alone would let the framework wait for more of the body.
    private void EndRead()
    {
        _end.Cancel();
        _exchange.Dispose();
    }
}
