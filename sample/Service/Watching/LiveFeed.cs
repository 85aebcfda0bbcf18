using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Losant.Service.Watching;

/// <summary>Hands on what is observed to those who look: the pages that are open. It keeps the last readings and the newest alerts for those who come later.</summary>
internal sealed class LiveFeed
{
    private const int AlertsKept = 50;
    private const int ItemsKept = 1000;

    private readonly Lock _gate = new();
    private readonly HashSet<ChannelWriter<SseItem<object>>> _listeners = [];
    private readonly Dictionary<string, Reading> _last = new(StringComparer.Ordinal);
    private readonly Queue<Alert> _alerts = new();

    /// <summary>The newest alerts, oldest first.</summary>
    public IReadOnlyList<Alert> Alerts
    {
        get
        {
            lock (_gate)
                return [.. _alerts];
        }
    }

    public void Add(Reading reading)
    {
        lock (_gate)
        {
            _last[reading.DeviceId] = reading;
            Send(Item(reading));
        }
    }

    public void Add(Alert alert)
    {
        lock (_gate)
        {
            _alerts.Enqueue(alert);
            if (_alerts.Count > AlertsKept)
                _alerts.Dequeue();
            Send(Item(alert));
        }
    }

    /// <summary>Says which devices are watched, when one is new, gone or has another name. The last readings of those that are gone are forgotten.</summary>
    public void SetDevices(IReadOnlyCollection<string> ids)
    {
        lock (_gate)
        {
            foreach (var gone in _last.Keys.Except(ids).ToArray())
                _last.Remove(gone);
            Send(new SseItem<object>(new WatchedDevices(ids), "devices"));
        }
    }

    /// <summary>The alerts so far, the last reading of each device, and what comes from now on. It ends, without an exception, when it is cancelled. Who reads too slowly misses the oldest.</summary>
    public async IAsyncEnumerable<SseItem<object>> ListenAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var channel = Channel.CreateBounded<SseItem<object>>(new BoundedChannelOptions(ItemsKept) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            foreach (var item in _alerts.Select(Item).Concat(_last.Values.Select(Item)))
                channel.Writer.TryWrite(item);
            _listeners.Add(channel.Writer);
        }

        await using var end = stop.Register(() => channel.Writer.TryComplete());
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(CancellationToken.None))
                yield return item;
        }
        finally
        {
            lock (_gate)
                _listeners.Remove(channel.Writer);
        }
    }

    private static SseItem<object> Item(Reading reading) => new(reading, "reading");

    private static SseItem<object> Item(Alert alert) => new(alert, "alert");

    private void Send(SseItem<object> item)
    {
        foreach (var listener in _listeners)
            listener.TryWrite(item);
    }
}
