using Losant.Simulator;

namespace Losant.Service.Simulation;

/// <summary>
/// Something to try the service on: a simulator of the API with pumps that report every second, and whose temperature crosses the threshold now and then.
/// A service of your own does without it.
/// </summary>
internal sealed class SimulatedPlant(LosantSimulator simulator, TimeProvider clock) : BackgroundService
{
    private const int Pumps = 4;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan History = TimeSpan.FromMinutes(10);

    private readonly List<string> _pumps = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        for (var i = 0; i < Pumps; i++)
        {
            var id = $"5e{i + 1:x22}";
            _pumps.Add(id);
            simulator.AddDevice(new SimulatedDevice
            {
                Id = id,
                Name = $"Pump {i + 1}",
                Attributes = ["temperature", "pressure"],
                Points = [.. Enumerable.Range(1, (int)(History / Interval)).Select(step => now - (step * Interval)).Select(time => new SimulatedPoint(time, Values(i, time)))],
            });
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            for (var i = 0; i < Pumps; i++)
                simulator.SendState(_pumps[i], [.. Values(i, now).Select(value => (value.Key, value.Value))]);
        }
    }

    // Waves of different lengths: each pump has its own, and it does not repeat soon.
    private static Dictionary<string, SimulatedValue> Values(int pump, DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeMilliseconds() / 1000.0;
        return new()
        {
            ["temperature"] = Math.Round(62 + (16 * Math.Sin((seconds / 31) + (pump * 1.7))) + (6 * Math.Sin((seconds / 7.3) + pump)), 1),
            ["pressure"] = Math.Round(4 + (0.6 * Math.Sin((seconds / 19) + (pump * 0.9))), 2),
        };
    }
}
