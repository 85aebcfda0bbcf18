namespace Losant.Runtime;

/// <summary>Lets so many things happen within a time, and makes those who want more wait.</summary>
/// <param name="limit">How many.</param>
/// <param name="window">The time.</param>
/// <param name="time">The clock.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RateWindow(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Queue<long> _taken = new();
    private readonly object _gate = new();

    /// <summary>Takes one, as soon as the window has room for it.</summary>
    /// <param name="cancellationToken">Cancels the wait; then nothing is taken.</param>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        while (TryTake() is { } wait) await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }

    // How long the window has no room; null if one was taken.
    private TimeSpan? TryTake()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            while (_taken.TryPeek(out var first) && time.GetElapsedTime(first, now) >= window) _taken.Dequeue();
            if (_taken.Count >= limit) return window - time.GetElapsedTime(_taken.Peek(), now);
            _taken.Enqueue(now);
            return null;
        }
    }
}
