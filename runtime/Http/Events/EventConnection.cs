using System.Net.ServerSentEvents;
using Losant.Runtime.Http.Responses;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Events;

/// <summary>One open connection of an event stream.</summary>
internal sealed class EventConnection<T> : IAsyncDisposable
{
    private readonly Exchange _exchange;
    private readonly WatchedStream _stream;
    private readonly SseParser<(bool IsWanted, T? Value)> _parser;
    private readonly IAsyncEnumerator<SseItem<(bool IsWanted, T? Value)>> _items;

    private EventConnection(Exchange exchange, WatchedStream stream, SseParser<(bool IsWanted, T? Value)> parser)
    {
        _exchange = exchange;
        _stream = stream;
        _parser = parser;
        _items = parser.EnumerateAsync(stream.Token).GetAsyncEnumerator(stream.Token);
    }

    public T Current { get; private set; } = default!;

    /// <summary>Whether anything arrived yet, be it a keepalive.</summary>
    public bool HasReceived => _stream.HasReceived;

    public string LastEventId => _parser.LastEventId;

    /// <summary>How long the server wants clients to wait before they connect again; null when it does not say.</summary>
    public TimeSpan? ReconnectAfter => _parser.ReconnectionInterval is var interval && interval < TimeSpan.Zero ? null : interval;

    /// <summary>Reads events from the body of a response.</summary>
    public static EventConnection<T> Over(Exchange exchange, WatchedStream stream, EventReader<T> read) =>
        new(exchange, stream, SseParser.Create(stream, (name, data) => read(name, data, exchange.Token)));

    /// <summary>Waits for the next event of the wanted type.</summary>
    /// <returns>False when the server ended the stream.</returns>
    /// <exception cref="TimeoutException">Nothing arrived for too long.</exception>
    /// <exception cref="LosantSerializationException">The event's data is not what it should be.</exception>
    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            while (await _items.MoveNextAsync().ConfigureAwait(false))
            {
                var (isWanted, value) = _items.Current.Data;
                if (!isWanted)
                    continue;
                Current = value!;
                return true;
            }

            return false;
        }
        catch (InvalidDataException) when (_stream.IsTooLarge)
        {
            throw ApiErrors.OfResponse(_exchange, default, "The server sent an event that is larger than the limit.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The response first: that ends a read that is still under way.
        _exchange.Dispose();
        await _items.DisposeAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }
}
