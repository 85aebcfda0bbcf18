using Losant.Runtime.Http.Events;
using Losant.Runtime.Http.Secrets;

namespace Losant.Runtime.Http.Sending;

/// <summary>
/// The bytes of an event stream with a watchdog: if none arrive for too long, the read throws a
/// <see cref="TimeoutException"/>. It watches bytes and not events, because the parser silently skips keepalives.
/// Time between reads does not count.
/// </summary>
internal sealed class WatchedStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly TimeSpan _idleTimeout;
    private readonly CancellationTokenSource _source;
    private ITimer _timer = null!;
    private volatile bool _isIdle;
    private EventMeter _meter;

    private WatchedStream(Stream inner, TimeSpan idleTimeout, int maxEventSize, CancellationTokenSource source)
    {
        _inner = inner;
        _idleTimeout = idleTimeout;
        _meter = new EventMeter(maxEventSize);
        _source = source;
        Token = source.Token;
    }

    /// <summary>Cancelled by the caller's token, or by the watchdog.</summary>
    public CancellationToken Token { get; }

    public bool HasReceived { get; private set; }

    public bool IsTooLarge { get; private set; }

    /// <summary>Creates a stream that watches another one, which is disposed with it.</summary>
    public static WatchedStream Over(Stream inner, TimeSpan idleTimeout, int maxEventSize, TimeProvider clock, CancellationToken cancellationToken)
    {
        var watched = new WatchedStream(inner, idleTimeout, maxEventSize, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));
        watched._timer = clock.CreateTimer(static stream => ((WatchedStream)stream!).OnIdle(), watched, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return watched;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsTooLarge)
            throw TooLarge();
        int length;
        do
        {
            var read = await ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return 0;
            HasReceived = true;
            length = _meter.EndLines(buffer.Span[..read]);
        }
        while (length == 0);

        var fitting = _meter.Measure(buffer.Span[..length]);
        IsTooLarge = fitting < length;
        return IsTooLarge && fitting == 0 ? throw TooLarge() : fitting; // Events before the one that is too large are not lost.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
            _source.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static InvalidDataException TooLarge() => new("An event is larger than the limit.");

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _timer.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            return await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (!_isIdle && ServerQuotes.AreIn(e))
        {
            throw ServerQuotes.RemoveFrom(e);
        }
        catch (Exception e) when (_isIdle)
        {
            throw new TimeoutException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The event stream received nothing for {_idleTimeout.TotalSeconds} seconds."), e);
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnIdle()
    {
        _isIdle = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The stream was closed concurrently.
        }
    }
}
