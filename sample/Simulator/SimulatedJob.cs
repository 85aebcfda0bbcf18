namespace Losant.Simulator;

/// <summary>How far a job of the simulator is.</summary>
public enum SimulatedJobStatus
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Runs.</summary>
    InProgress,

    /// <summary>Done; the files are there, and the callback, if there was one to send, has been sent.</summary>
    Completed,

    /// <summary>Ended by a failure, or by the end of the simulator.</summary>
    Errored,
}

/// <summary>A background job as it is at one moment. Later moments need another look.</summary>
/// <param name="Id">The id that the API responded with: 21 characters.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Completed">How many of its steps are done; an export has one step per device.</param>
/// <param name="Total">How many steps it has.</param>
/// <param name="DownloadUrls">Where the files are, once the job is completed; empty until then.</param>
/// <param name="Error">What went wrong, for a job that errored.</param>
public sealed record SimulatedJob(
    string Id,
    SimulatedJobStatus Status,
    int Completed,
    int Total,
    IReadOnlyList<Uri> DownloadUrls,
    string? Error)
{
    /// <summary>Whether nothing will change any more.</summary>
    public bool IsOver => Status is SimulatedJobStatus.Completed or SimulatedJobStatus.Errored;
}
