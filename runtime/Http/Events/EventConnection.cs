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

    /// <summary>Whether anything was received yet, including keepalives.</summary>
    public bool HasReceived => _stream.HasReceived;

    public string LastEventId => _parser.LastEventId;

    /// <summary>How long the server asks clients to wait before they reconnect; null if it does not say.</summary>
    public TimeSpan? ReconnectAfter => _parser.ReconnectionInterval is var interval && interval < TimeSpan.Zero ? null : interval;

    /// <summary>Creates a connection that reads events from the body of a response.</summary>
    public static EventConnection<T> Over(Exchange exchange, WatchedStream stream, EventReader<T> read, ResponseReading reading) =>
        new(exchange, stream, SseParser.Create(stream, (name, data) => read(name, data, exchange.Secrets, reading)));

    /// <summary>Waits for the next event of the requested type.</summary>
    /// <returns>False if the server ended the stream.</returns>
    /// <exception cref="TimeoutException">Nothing was received for too long.</exception>
    /// <exception cref="LosantSerializationException">The event's data is not valid.</exception>
    /// <exception cref="LosantResponseException">The event is too large, or the stream cannot be decompressed.</exception>
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
            throw ApiErrors.OfResponse(_exchange, default, "The server sent an event that is larger than the limit (MaxResponseSize).");
        }
        catch (InvalidDataException e)
        {
            throw ApiErrors.OfResponse(_exchange, default, "The server's event stream could not be decompressed.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The response first: that cancels a pending read.
        _exchange.Dispose();
        await _items.DisposeAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }
}
