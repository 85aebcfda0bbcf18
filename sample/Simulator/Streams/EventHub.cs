using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Losant.Simulator.Streams;

/// <summary>Hands what is sent to those who follow it. A subscriber that does not read loses the oldest events.</summary>
internal sealed class EventHub
{
    private const int MaxWaiting = 1000;
    private readonly Dictionary<string, List<Subscription>> _subscriptions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    public static string States(string device) => $"state/{device}";

    public static string Commands(string device) => $"command/{device}";

    public static string Messages(string application) => $"message/{application}";

    /// <summary>How many streams are open.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _subscriptions.Values.Sum(list => list.Count);
        }
    }

    public void Send(string channel, string name, JsonObject data, string? topic = null)
    {
        lock (_gate)
        {
            if (!_subscriptions.TryGetValue(channel, out var list))
                return;
            var text = data.ToJsonString(Server.JsonResponse.Readable);
            foreach (var subscription in list.Where(subscription => topic is null || Topic.Matches(subscription.Filter, topic)))
                subscription.Events.Writer.TryWrite((name, text));
        }
    }

    public Subscription Open(string channel, string? filter)
    {
        var subscription = new Subscription(this, channel, filter ?? "#");
        lock (_gate)
        {
            if (!_subscriptions.TryGetValue(channel, out var list))
                _subscriptions[channel] = list = [];
            list.Add(subscription);
        }

        return subscription;
    }

    private void Close(Subscription subscription)
    {
        lock (_gate)
            _subscriptions[subscription.Channel].Remove(subscription);
    }

    internal sealed class Subscription(EventHub hub, string channel, string filter) : IDisposable
    {
        public string Channel => channel;

        public string Filter => filter;

        public Channel<(string Name, string Data)> Events { get; } =
            System.Threading.Channels.Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

        public void Dispose() => hub.Close(this);
    }
}

/// <summary>Matches an MQTT topic with a filter, in which + is one level and # the rest.</summary>
internal static class Topic
{
    public static bool Matches(string filter, string topic)
    {
        var (wanted, levels) = (filter.Split('/'), topic.Split('/'));
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "#")
                return true;
            if (i >= levels.Length || (wanted[i] != "+" && wanted[i] != levels[i]))
                return false;
        }

        return wanted.Length == levels.Length;
    }
}
