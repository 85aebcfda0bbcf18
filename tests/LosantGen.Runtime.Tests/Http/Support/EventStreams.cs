namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>Servers and clients of event streams.</summary>
internal static class EventStreams
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(20);

    public static string Event(string name) => $"event: thing\ndata: {{\"name\":\"{name}\"}}\n\n";

    public static ThingClient Client(RawServer server, FakeClock clock)
    {
        var options = server.Options();
        options.TimeProvider = clock;
        options.Timeout = Timeout.InfiniteTimeSpan;
        return new ThingClient(options);
    }

    public static async Task<string?> NextAsync(IAsyncEnumerator<Thing> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(MatchTimeout), "The stream ended.");
        return events.Current.Name;
    }
}
