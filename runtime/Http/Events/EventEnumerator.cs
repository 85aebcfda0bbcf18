using System.Net;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Events;

/// <summary>Enumerates an event stream and reconnects as needed.</summary>
internal sealed class EventEnumerator<T> : IAsyncEnumerator<T>
{
    private const int Idle = 0;
    private const int Moving = 1;
    private const int Disposed = 2;

    private readonly EventOpener<T> _opener;
    private readonly Action<LosantReconnectContext>? _onReconnect;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _first;
    private readonly CancellationToken _second;
    private readonly CancellationToken _client;
    private readonly CancellationTokenSource _end;
    private readonly CancellationToken _token;
    private readonly Backoff _backoff = new();
    private EventConnection<T>? _connection;
    private string? _lastEventId;
    private bool _isOpened;
    private int _state = Idle;
    private int _enders;

    public EventEnumerator(
        EventOpener<T> opener, Action<LosantReconnectContext>? onReconnect, TimeProvider clock, CancellationToken first, CancellationToken second, CancellationToken client)
    {
        _opener = opener;
        _onReconnect = onReconnect;
        _clock = clock;
        _first = first;
        _second = second;
        _client = client;
        _end = CancellationTokenSource.CreateLinkedTokenSource(first, second, client);
        _token = _end.Token;
    }

    public T Current { get; private set; } = default!;

    public async ValueTask<bool> MoveNextAsync()
    {
        switch (Interlocked.CompareExchange(ref _state, Moving, Idle))
        {
            case Moving: throw new InvalidOperationException("The previous call of MoveNextAsync has not completed.");
            case Disposed: return false;
        }

        var hasNext = false;
        try
        {
            hasNext = await NextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (_token.IsCancellationRequested && e is not LosantException)
        {
            if (Ending(e) is { } ending)
                throw ending;
        }
        finally
        {
            if (!hasNext)
                await CloseAsync().ConfigureAwait(false);
            if (Interlocked.CompareExchange(ref _state, Idle, Moving) == Disposed)
            {
                await CloseAsync().ConfigureAwait(false);
                End();
            }
        }

        return hasNext;
    }

    /// <summary>Closes the connection. A call that waits for the next event ends, as if there were none.</summary>
    public async ValueTask DisposeAsync()
    {
        switch (Interlocked.Exchange(ref _state, Disposed))
        {
            case Idle:
                await CloseAsync().ConfigureAwait(false);
                _end.Dispose();
                break;
            case Moving:
                await _end.CancelAsync().ConfigureAwait(false);
                End();
                break;
        }
    }

    // The pending call and the one that disposes: the second one ends what both use.
    private void End()
    {
        if (Interlocked.Increment(ref _enders) == 2)
            _end.Dispose();
    }

    // Null if the enumeration was disposed.
    private Exception? Ending(Exception cause)
    {
        if (_first.IsCancellationRequested || _second.IsCancellationRequested)
            return new OperationCanceledException("The event stream was cancelled.", cause, _first.IsCancellationRequested ? _first : _second);
        return _client.IsCancellationRequested ? new ObjectDisposedException("The client is disposed.", cause) : null;
    }

    private async ValueTask<bool> NextAsync()
    {
        _token.ThrowIfCancellationRequested();
        if (!_isOpened)
        {
            _isOpened = true;
            _connection = await _opener.OpenAsync(lastEventId: null, _token).ConfigureAwait(false);
        }

        while (_connection is { } connection)
        {
            Exception? cause = null;
            try
            {
                if (await connection.MoveNextAsync().ConfigureAwait(false))
                {
                    Current = connection.Current;
                    return true;
                }
            }
            catch (Exception e) when (IsPassing(e) && !_token.IsCancellationRequested)
            {
                cause = e;
            }

            if (connection.HasReceived)
                _backoff.Reset();
            _backoff.First = connection.ReconnectAfter ?? _backoff.First;
            _lastEventId = connection.LastEventId;
            await CloseAsync().ConfigureAwait(false);
            _connection = await ReconnectAsync(cause).ConfigureAwait(false);
        }

        return false;
    }

    private async ValueTask<EventConnection<T>?> ReconnectAsync(Exception? cause)
    {
        var lostAt = _clock.GetUtcNow();
        while (true)
        {
            var delay = _backoff.Next((cause as LosantApiException)?.RetryAfter);
            _onReconnect?.Invoke(new LosantReconnectContext(_backoff.Attempt, delay, lostAt, cause, isOpen: false));
            await Task.Delay(delay, _clock, _token).ConfigureAwait(false);
            try
            {
                _connection = await _opener.OpenAsync(_lastEventId, _token).ConfigureAwait(false);
            }
            catch (Exception e) when (IsPassing(e) && !_token.IsCancellationRequested)
            {
                cause = e;
                continue;
            }

            if (_connection is not null)
                _onReconnect?.Invoke(new LosantReconnectContext(_backoff.Attempt, TimeSpan.Zero, lostAt, cause, isOpen: true));
            return _connection;
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Transient failures. An event that cannot be read is not one: it would be lost silently. Nor is an exception of a callback.
    private static bool IsPassing(Exception exception) => !CallHooks.Threw(exception) && exception switch
    {
        LosantApiException api => api.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        OperationCanceledException e => e.InnerException is TimeoutException,
        HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };
}
