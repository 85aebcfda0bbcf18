using System.Net;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Events;

/// <summary>Enumerates an event stream and reconnects as needed.</summary>
internal sealed class EventEnumerator<T> : IAsyncEnumerator<T>
{
    private readonly EventOpener<T> _opener;
    private readonly Action<LosantReconnectContext>? _onReconnect;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _first;
    private readonly CancellationToken _second;
    private readonly CancellationTokenSource? _both;
    private readonly CancellationToken _token;
    private readonly Backoff _backoff = new();
    private EventConnection<T>? _connection;
    private string? _lastEventId;
    private bool _isOpened;

    public EventEnumerator(EventOpener<T> opener, Action<LosantReconnectContext>? onReconnect, TimeProvider clock, CancellationToken first, CancellationToken second)
    {
        _opener = opener;
        _onReconnect = onReconnect;
        _clock = clock;
        _first = first;
        _second = second;
        if (first.CanBeCanceled && second.CanBeCanceled && first != second)
            _both = CancellationTokenSource.CreateLinkedTokenSource(first, second);
        _token = _both?.Token ?? (first.CanBeCanceled ? first : second);
    }

    public T Current { get; private set; } = default!;

    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            if (await NextAsync().ConfigureAwait(false))
                return true;
        }
        catch (Exception e) when (_token.IsCancellationRequested && e is not LosantException)
        {
            await CloseAsync().ConfigureAwait(false);
            throw new OperationCanceledException("The event stream was cancelled.", e, _first.IsCancellationRequested ? _first : _second);
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        _both?.Dispose();
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
