namespace Losant.Simulator;

/// <summary>The status of a job of the simulator, as its job log has it.</summary>
public enum SimulatedJobStatus
{
    /// <summary>Waiting to run.</summary>
    Queued,

    /// <summary>Running.</summary>
    InProgress,

    /// <summary>Completed; the files are available, and the callback, if there is one, has been sent.</summary>
    Completed,

    /// <summary>Ended by an error of the simulator, or because it was stopped.</summary>
    Errored,

    /// <summary>Ended because a test told it to fail.</summary>
    Failed,
}

/// <summary>A snapshot of a background job. It does not change when the job does.</summary>
public sealed record SimulatedJob
{
    /// <summary>The job's id as the API returns it when the job is queued: 21 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the job's log: 24 hexadecimal digits, and not the one above.</summary>
    public required string LogId { get; init; }

    /// <summary>The application whose job logs have it; null for a job that belongs to no application.</summary>
    public required string? ApplicationId { get; init; }

    /// <summary>The action that started it, such as data.export.</summary>
    public required string Action { get; init; }

    /// <summary>The name in its log, such as DataExport.</summary>
    public required string Name { get; init; }

    /// <summary>The status.</summary>
    public required SimulatedJobStatus Status { get; init; }

    /// <summary>How many steps are done; an export has one step per device.</summary>
    public required int Completed { get; init; }

    /// <summary>How many steps the job has.</summary>
    public required int Total { get; init; }

    /// <summary>The URLs of the files; empty until the job is completed.</summary>
    public IReadOnlyList<Uri> DownloadUrls { get; init; } = [];

    /// <summary>The error message of a job that has not ended well; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the job has ended.</summary>
    public bool IsOver => Status is SimulatedJobStatus.Completed or SimulatedJobStatus.Errored or SimulatedJobStatus.Failed;
}
