using Losant;
using Losant.Kinds;
using Losant.Simulator;

namespace LosantGen.EndToEnd.Tests.Support;

/// <summary>A simulator of the invented API with one action of every kind, and a client that calls it.</summary>
internal sealed class KindsWorld : IAsyncDisposable
{
    private KindsWorld(LosantSimulator simulator, KindsClient client) => (Simulator, Client) = (simulator, client);

    public LosantSimulator Simulator { get; }

    public KindsClient Client { get; }

    public GaugesResource Gauges => Client.Gauges;

    public GaugeResource Gauge => Client.Gauge;

    /// <summary>Starts both. Its lists have 25 items; its streams end after three events.</summary>
    public static async Task<KindsWorld> StartAsync()
    {
        var simulator = await LosantSimulator.StartAsync(Fleet.Options with
        {
            DescriptionFolder = Path.Combine(AppContext.BaseDirectory, "description"),
            EventInterval = TimeSpan.FromMilliseconds(10),
            EventsPerStream = 3,
        });
        return new KindsWorld(simulator, new KindsClient(new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = Fleet.Token }));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Simulator.DisposeAsync();
        Assert.Empty(Simulator.Failures);
    }
}
