using Losant.Simulator;

namespace Losant.Sample.Backends;

/// <summary>The API that the sample calls: the simulator in this repository, or the real API.</summary>
internal abstract class Backend : IAsyncDisposable
{
    /// <summary>Description of the backend, shown to the user.</summary>
    public abstract string Description { get; }

    /// <summary>Creates a client that calls the backend.</summary>
    public abstract LosantClient CreateClient();

    /// <summary>The application that the steps query.</summary>
    public abstract string ApplicationId { get; }

    /// <summary>The e-mail address that receives the link to an export; null for the API's default.</summary>
    public virtual string? ExportEmail => null;

    /// <summary>Opens the real API if environment variables are set for it, the simulator otherwise.</summary>
    public static async Task<Backend> OpenAsync(CancellationToken stop) =>
        RealBackend.FromEnvironment() ?? (Backend)await SimulatorBackend.StartAsync(stop);

    /// <summary>Follows a job until it ends; null if the backend cannot report the state of a job.</summary>
    public abstract IAsyncEnumerable<SimulatedJob>? FollowJob(string jobId, CancellationToken stop);

    /// <summary>How many requests the backend has received; null if unknown.</summary>
    public abstract int? RequestCount { get; }

    public abstract ValueTask DisposeAsync();
}
