using Losant.Simulator;

namespace Losant.Sample.Backends;

/// <summary>What the sample talks to: the simulator that comes with it, or the real API.</summary>
internal abstract class Backend : IAsyncDisposable
{
    /// <summary>Where this is, in words.</summary>
    public abstract string Description { get; }

    /// <summary>What the client needs to know.</summary>
    public abstract LosantClientOptions Options { get; }

    /// <summary>The application that the steps ask about.</summary>
    public abstract string ApplicationId { get; }

    /// <summary>Where the API sends the link to an export; null leaves that to the API.</summary>
    public virtual string? ExportEmail => null;

    /// <summary>The real API if the environment names an application, the simulator otherwise.</summary>
    public static async Task<Backend> OpenAsync(CancellationToken stop) =>
        RealBackend.FromEnvironment() ?? (Backend)await SimulatorBackend.StartAsync(stop);

    /// <summary>Follows a job to its end; null where nobody but the receiver of its result can.</summary>
    public abstract IAsyncEnumerable<SimulatedJob>? FollowJob(string jobId, CancellationToken stop);

    /// <summary>How many requests have arrived, where that can be seen.</summary>
    public abstract int? RequestCount { get; }

    public abstract ValueTask DisposeAsync();
}
