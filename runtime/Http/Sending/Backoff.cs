namespace Losant.Runtime.Http.Sending;

/// <summary>How long to wait before each attempt to connect again: twice as long each time, with jitter, lest all clients come at once.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // Whatever a server asks for; a timer takes 49 days at most.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    private TimeSpan _first = TimeSpan.FromSeconds(1);

    /// <summary>The wait before the first attempt, before jitter; never so short that a server which asks for none is called without a pause.</summary>
    public TimeSpan First
    {
        get => _first;
        set => _first = value < Shortest ? Shortest : value;
    }

    /// <summary>How many attempts were begun since the last success.</summary>
    public int Attempt { get; private set; }

    public void Reset() => Attempt = 0;

    /// <summary>The wait before the next attempt: from half to the whole of what has doubled so far, and not less than the server asks for.</summary>
    public TimeSpan Next(TimeSpan? atLeast)
    {
        var doubled = First * Math.Pow(2, Math.Min(Attempt++, 16));
        var wait = (doubled < Longest ? doubled : Longest) * (0.5 + Random.Shared.NextDouble() / 2);
        if (atLeast is not { } asked || asked <= wait) return wait;
        return asked < LongestAsked ? asked : LongestAsked;
    }
}
