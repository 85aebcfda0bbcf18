namespace Losant.Simulator.Server;

/// <summary>Keeps the newest requests.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<ReceivedRequest> _requests = new();

    public IReadOnlyList<ReceivedRequest> Snapshot()
    {
        lock (_gate)
            return [.. _requests];
    }

    public void Add(ReceivedRequest request)
    {
        lock (_gate)
        {
            _requests.Enqueue(request);
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
