namespace Losant;

/// <summary>What <see cref="LosantRequestOptions.OnReconnect"/> is cases when an event stream lost its connection.</summary>
public sealed class LosantReconnectContext
{
    internal LosantReconnectContext(int attempt, TimeSpan delay, DateTimeOffset lostAt, Exception? cause, bool isOpen)
    {
        Attempt = attempt;
        Delay = delay;
        LostAt = lostAt;
        Cause = cause;
        IsOpen = isOpen;
    }

    /// <summary>How many attempts there were since the stream last delivered something, this one included; the first is 1.</summary>
    public int Attempt { get; }

    /// <summary>How long the client waits before this attempt; zero when the stream is open again.</summary>
    public TimeSpan Delay { get; }

    /// <summary>When the connection was lost. Events since then did not arrive.</summary>
    public DateTimeOffset LostAt { get; }

    /// <summary>
    /// Why the connection was lost or the attempt before failed: a <see cref="TimeoutException"/> when nothing arrived for too
    /// long, null when the server ended the stream in order.
    /// </summary>
    public Exception? Cause { get; }

    /// <summary>False before an attempt, true once the stream is open again.</summary>
    public bool IsOpen { get; }
}
