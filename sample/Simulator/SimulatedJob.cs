namespace Losant.Simulator;

/// <summary>The status of a job of the simulator.</summary>
public enum SimulatedJobStatus
{
    /// <summary>Waiting to run.</summary>
    Queued,

    /// <summary>Running.</summary>
    InProgress,

    /// <summary>Completed; the files are available, and the callback, if there is one, has been sent.</summary>
    Completed,

    /// <summary>Ended by a failure, or because the simulator was stopped.</summary>
    Errored,
}

/// <summary>A snapshot of a background job. It does not change when the job does.</summary>
/// <param name="Id">The job's id from the response: 21 characters.</param>
/// <param name="Status">The status.</param>
/// <param name="Completed">How many steps are done; an export has one step per device.</param>
/// <param name="Total">How many steps the job has.</param>
/// <param name="DownloadUrls">The URLs of the files; empty until the job is completed.</param>
/// <param name="Error">The error message of a job with status <see cref="SimulatedJobStatus.Errored"/>; null otherwise.</param>
public sealed record SimulatedJob(
    string Id,
    SimulatedJobStatus Status,
    int Completed,
    int Total,
    IReadOnlyList<Uri> DownloadUrls,
    string? Error)
{
    /// <summary>Whether the job has ended.</summary>
    public bool IsOver => Status is SimulatedJobStatus.Completed or SimulatedJobStatus.Errored;
}
