using Losant.Simulator;

namespace Losant.Sample.Backends;

/// <summary>A simulator of the API on this machine. It generates its devices and their data.</summary>
internal sealed class SimulatorBackend : Backend
{
    private const int DeviceCount = 8;

    // An export takes a second, so that its progress can be seen.
    private static readonly LosantSimulatorOptions Simulated = new() { DeviceCount = DeviceCount, JobDuration = TimeSpan.FromSeconds(1) };

    private readonly LosantSimulator _simulator;

    private SimulatorBackend(LosantSimulator simulator) => _simulator = simulator;

    public override string Description =>
        $"A simulator of the API at {_simulator.BaseUrl}. Set {RealBackend.TokenVariable} and {RealBackend.ApplicationVariable} to call the real API.";

    public override string ApplicationId => _simulator.ApplicationId;

    public override int? RequestCount => _simulator.Requests.Count;

    public override LosantClient CreateClient() => _simulator.CreateClient();

    public static async Task<SimulatorBackend> StartAsync(CancellationToken stop) =>
        new(await LosantSimulator.StartAsync(Simulated, stop));

    public override IAsyncEnumerable<SimulatedJob> FollowJob(string jobId, CancellationToken stop) => _simulator.Jobs.FollowAsync(jobId, stop);

    public override ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
