using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Responses;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Events;

/// <summary>Opens connections to one event stream.</summary>
internal sealed class EventOpener<T>(PreparedRequest call, PipelineState state, EventReader<T> read)
{
    private const int KeepAlivesMissed = 5;
    private const double DefaultKeepAliveSeconds = 2;
    private static readonly TimeSpan MinIdleTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Opens a connection.</summary>
    /// <param name="lastEventId">The id of the last event received, for servers that support it.</param>
    /// <param name="cancellationToken">Cancels opening, and later the connection.</param>
    /// <returns>The connection; null if the server has no more events (204).</returns>
    public async ValueTask<EventConnection<T>?> OpenAsync(string? lastEventId, CancellationToken cancellationToken)
    {
        var request = RequestCopy.WithoutBody(call.Message);
        if (!string.IsNullOrEmpty(lastEventId) && HeaderValue.IsSafe(lastEventId))
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var attempt = new PreparedRequest(call.Info, request, call.Options, call.Requested, call.KeepAliveSeconds);
        var scope = CallScope.Begin(attempt);
        try
        {
            var (connection, status) = await OpenAsync(attempt, cancellationToken).ConfigureAwait(false);
            scope.Succeeded(attempt, status);
            return connection;
        }
        catch (Exception e)
        {
            scope.Failed(attempt, state.Hooks, e);
            throw;
        }
    }

    private async ValueTask<(EventConnection<T>? Connection, int Status)> OpenAsync(PreparedRequest attempt, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(state.Receiver.TimeoutOf(attempt.Options), state.Settings.Clock, cancellationToken, client: default); // The stream ends with the client.
        var exchange = await state.Receiver.OpenAsync(attempt, deadline).ConfigureAwait(false);
        var isKept = false;
        try
        {
            var status = (int)exchange.Response.StatusCode;
            if (status == 200 && ContentType.Of(exchange.Response.Content).IsEventStream)
            {
                state.Hooks.Responded(attempt, exchange.Response, body: default);
                if (ContentCoding.Problem(exchange) is { } problem)
                    throw ApiErrors.OfResponse(exchange, default, problem);
                var connection = await ConnectAsync(exchange, deadline.Token, cancellationToken).ConfigureAwait(false);
                isKept = true;
                return (connection, status);
            }

            using var body = await state.Receiver.BufferAsync(exchange, deadline).ConfigureAwait(false);
            state.Receiver.Accept(attempt, exchange, body, deadline);
            if (status == 204)
                return (null, status);
            throw ApiErrors.OfResponse(exchange, body.Utf8.Span, $"The server responded with {ContentType.Of(exchange.Response.Content).Describe()}, but an event stream was expected.");
        }
        finally
        {
            if (!isKept)
                exchange.Dispose();
        }
    }

    private async ValueTask<EventConnection<T>> ConnectAsync(Exchange exchange, CancellationToken opening, CancellationToken lifetime)
    {
        var content = await exchange.Response.Content.ReadAsStreamAsync(opening).ConfigureAwait(false);
        var stream = WatchedStream.Over(content, IdleTimeout(), state.Settings.MaxResponseSize, state.Settings.Clock, lifetime);
        return EventConnection<T>.Over(exchange, stream, read, new ResponseReading(call, state.Hooks, stream.Token));
    }

    private TimeSpan IdleTimeout()
    {
        if (call.Options?.IdleTimeout is { } chosen)
            return chosen;
        var interval = call.KeepAliveSeconds ?? DefaultKeepAliveSeconds;
        if (interval is not > 0 || interval * KeepAlivesMissed > int.MaxValue / 1000)
            return Timeout.InfiniteTimeSpan; // There are no keepalives to miss.
        var silence = TimeSpan.FromSeconds(interval * KeepAlivesMissed);
        return silence > MinIdleTimeout ? silence : MinIdleTimeout;
    }
}
