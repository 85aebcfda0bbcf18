namespace Losant.Runtime.Http.Sending;

/// <summary>Computes the delay before each attempt to reconnect: doubled each time, with jitter, so that clients do not reconnect all at once.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // The limit for delays that a server asks for; a timer supports at most 49 days.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    private TimeSpan _first = TimeSpan.FromSeconds(1);

    /// <summary>The delay before the first attempt, before jitter; with a minimum, so that a server that asks for none is not called without a pause, and a maximum, which no server can overflow.</summary>
    public TimeSpan First
    {
        get => _first;
        set => _first = value < Shortest ? Shortest : value > Longest ? Longest : value;
    }

    /// <summary>The number of attempts since the last success.</summary>
    public int Attempt { get; private set; }

    public void Reset() => Attempt = 0;

    /// <summary>Gets the delay before the next attempt: from half to all of the doubled delay, and not less than the server asks for.</summary>
    public TimeSpan Next(TimeSpan? atLeast)
    {
        var doubled = First * Math.Pow(2, Math.Min(Attempt++, 16));
        var wait = (doubled < Longest ? doubled : Longest) * (0.5 + Random.Shared.NextDouble() / 2);
        if (atLeast is not { } asked || asked <= wait) return wait;
        return asked < LongestAsked ? asked : LongestAsked;
    }
}
