using Losant;
using Losant.Simulator;

namespace LosantGen.EndToEnd.Tests.Support;

/// <summary>A simulator with the fleet, and a client that calls it.</summary>
internal sealed class World : IAsyncDisposable
{
    private World(LosantSimulator simulator, LosantClient losant) => (Simulator, Losant) = (simulator, losant);

    public LosantSimulator Simulator { get; }

    public LosantClient Losant { get; }

    public DataResource Data => Losant.Data;

    /// <summary>Starts both.</summary>
    /// <param name="change">Changes the client's options.</param>
    public static async Task<World> StartAsync(Action<LosantClientOptions>? change = null)
    {
        var simulator = await LosantSimulator.StartAsync(Fleet.Options, TestContext.Current.CancellationToken);
        var options = new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = Fleet.Token };
        change?.Invoke(options);
        return new World(simulator, new LosantClient(options));
    }

    public async ValueTask DisposeAsync()
    {
        Losant.Dispose();
        await Simulator.DisposeAsync();
        Assert.Empty(Simulator.Failures);
    }
}
