using LosantGen.Chaos.Load;
using LosantGen.Chaos.Server;

namespace LosantGen.Chaos;

/// <summary>A client under load beside a server that misbehaves in every way that is known. What must hold is counted at the server.</summary>
public class HostileServerTests
{
    private const int Concurrency = 64;
    private const int MaxResponseSize = 256 * 1024;

    // What the framework keeps, apart from its pools, which the project's settings let a collection empty.
    private const long MaxLeft = 4L * 1024 * 1024;

    [Fact(Timeout = Settings.Hang)]
    public async Task Under_load_nothing_is_lost_nothing_happens_twice_and_nothing_leaks()
    {
        using var witness = new Witness();
        var before = Memory.Settle();
        await RunAsync(witness);
        await Task.Yield(); // Out of the stack of what has just completed, which would keep it alive.
        var left = Memory.Settle() - before;

        Assert.Empty(witness.Unobserved);
        Assert.Empty(witness.Leaks.Take(3));
        Assert.True(left < MaxLeft, $"{left / 1024} KiB are left.");
    }

    // In a method of its own, so that nothing of the run is alive when memory is measured.
    private static async Task RunAsync(Witness witness)
    {
        await using var server = new ChaosServer(Settings.Seed);
        var ends = await CallAsync(server, witness);
        // Disposed clients leave no connection open.
        while (server.Connections > 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        Assert.Null(server.Failure);
        Assert.Equal(Settings.Calls, ends.Count);
        if (Settings.Calls >= 20_000)
            Assert.Equal(Behaviours.All.Select(b => b.Name).Order(), server.Ledger.Behaviours.Order());
        foreach (var end in ends)
            witness.See(LeftText.Of(end.Error));
        Rules.Check(ends, server.Ledger);
    }

    private static async Task<IReadOnlyCollection<CallEnd>> CallAsync(ChaosServer server, Witness witness)
    {
        using var http = new HttpClient(Losant.Runtime.ActionPipeline.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        LosantClientOptions Options() => new()
        {
            BaseUrl = server.Url,
            AccessToken = Secret.Token,
            Timeout = TimeSpan.FromSeconds(5),
            MaxResponseSize = MaxResponseSize,
            OnFailure = failure => witness.See(LeftText.Of(failure.Exception)),
            OnMisfit = misfits => witness.See(string.Join(' ', misfits.Misfits.Select(m => m + m.Json.GetRawText()))),
        };
        using var own = new LosantClient(Options());
        using var given = new LosantClient(http, Options());
        var callers = new Callers((call, cancellation) => GeneratedCalls.SendAsync(call % 2 == 0 ? own : given, call, cancellation), server.Ledger, Settings.Calls);
        await callers.RunAsync(Concurrency);
        return callers.Ends;
    }
}
