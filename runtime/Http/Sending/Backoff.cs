namespace Losant.Runtime;

/// <summary>How long to wait before each attempt to connect again: twice as long each time, with jitter, lest all clients come at once.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the first attempt, before jitter.</summary>
    public TimeSpan First { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many attempts were begun since the last success.</summary>
    public int Attempt { get; private set; }

    public void Reset() => Attempt = 0;

    /// <summary>The wait before the next attempt: from half to the whole of what has doubled so far, and not less than the server asks for.</summary>
    public TimeSpan Next(TimeSpan? atLeast)
    {
        var doubled = First * Math.Pow(2, Math.Min(Attempt++, 16));
        var wait = (doubled < Longest ? doubled : Longest) * (0.5 + Random.Shared.NextDouble() / 2);
        return atLeast > wait ? atLeast.Value : wait;
    }
}
