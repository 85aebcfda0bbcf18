namespace Losant.Simulator.Server;

/// <summary>Keeps the newest requests.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<ReceivedRequest> _requests = new();
    private long _count;

    public IReadOnlyList<ReceivedRequest> Snapshot()
    {
        lock (_gate)
            return [.. _requests];
    }

    /// <summary>How many requests came so far, and the newest of those after a number, oldest first. A number after the last stands for one of another simulator.</summary>
    public (long Count, IReadOnlyList<(long Number, ReceivedRequest Request)> Requests) After(long number, int most)
    {
        lock (_gate)
        {
            var first = _count - _requests.Count;
            var skipped = Math.Max(number <= _count ? number : 0, _count - most) - first;
            return (_count, [.. _requests.Skip((int)Math.Max(0, skipped)).Select((request, i) => (first + Math.Max(0, skipped) + i + 1, request))]);
        }
    }

    public void Add(ReceivedRequest request)
    {
        lock (_gate)
        {
            _requests.Enqueue(request);
            _count++;
            while (_requests.Count > capacity)
                _requests.Dequeue();
        }
    }

    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }
}
