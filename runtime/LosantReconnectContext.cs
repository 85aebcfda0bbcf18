namespace Losant;

/// <summary>The argument of <see cref="LosantRequestOptions.OnReconnect"/>, called when an event stream lost its connection.</summary>
public sealed class LosantReconnectContext
{
    /// <summary>Initializes the argument of a callback, for tests of it.</summary>
    /// <param name="attempt">The number of the attempt; the first is 1.</param>
    /// <param name="delay">How long the client waits before it.</param>
    /// <param name="lostAt">When the connection was lost.</param>
    /// <param name="cause">Why it was lost; null if the server ended the stream.</param>
    /// <param name="isOpen">Whether the stream is open again.</param>
    public LosantReconnectContext(int attempt, TimeSpan delay, DateTimeOffset lostAt, Exception? cause = null, bool isOpen = false)
    {
        Attempt = attempt;
        Delay = delay;
        LostAt = lostAt;
        Cause = cause;
        IsOpen = isOpen;
    }

    /// <summary>The number of attempts since the stream last received data, this one included; the first is 1.</summary>
    public int Attempt { get; }

    /// <summary>How long the client waits before this attempt; zero if the stream is open again.</summary>
    public TimeSpan Delay { get; }

    /// <summary>When the connection was lost. Events since then were missed.</summary>
    public DateTimeOffset LostAt { get; }

    /// <summary>
    /// Why the connection was lost or the previous attempt failed: a <see cref="TimeoutException"/> if nothing arrived for too
    /// long, null if the server ended the stream normally.
    /// </summary>
    public Exception? Cause { get; }

    /// <summary>False before an attempt, true when the stream is open again.</summary>
    public bool IsOpen { get; }
}
