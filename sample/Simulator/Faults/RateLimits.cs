using Losant.Simulator.Server;

namespace Losant.Simulator.Faults;

/// <summary>The limits that the API publishes: calls within a time, for each device, table or button.</summary>
internal sealed class RateLimits
{
    private static readonly Dictionary<string, (int Calls, TimeSpan Within)> Published = new(StringComparer.Ordinal)
    {
        ["device.sendState"] = (30, TimeSpan.FromSeconds(15)),
        ["device.sendCommand"] = (30, TimeSpan.FromSeconds(15)),
        ["device.export"] = (1, TimeSpan.FromMinutes(5)),
        ["dataTableRows.export"] = (1, TimeSpan.FromMinutes(5)),
        ["flow.pressVirtualButton"] = (100, TimeSpan.FromSeconds(10)),
    };

    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <summary>Counts a call.</summary>
    /// <exception cref="ApiFailure">It is one too many.</exception>
    public void Count(string action, IEnumerable<string> ids, DateTimeOffset now)
    {
        if (!Published.TryGetValue(action, out var limit))
            return;
        lock (_gate)
        {
            var key = $"{action}/{string.Join('/', ids)}";
            if (!_calls.TryGetValue(key, out var calls))
                _calls[key] = calls = new();
            while (calls.TryPeek(out var oldest) && oldest <= now - limit.Within)
                calls.Dequeue();
            if (calls.Count >= limit.Calls)
                throw ApiFailure.TooManyRequests(calls.Peek() + limit.Within - now);
            calls.Enqueue(now);
        }
    }
}
