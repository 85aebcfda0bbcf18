namespace Losant;

/// <summary>How a program waits for a job, and what it knows of it.</summary>
public sealed class LosantJobOptions
{
    /// <summary>How long to wait for the job's end; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for ever. Default: one hour.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long to wait before the second look. Each further pause is half as long again. Default: one second.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two looks. Default: 30 seconds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The job's name in its log, such as <c>DataExport</c>; null if it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of what the job works on, such as <c>device</c>; null if it is not known.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The id of what the job works on; null if it is not known.</summary>
    public string? ResourceId { get; init; }

    /// <summary>When the job was queued at the earliest, by the server's clock; null for one minute before the first look.</summary>
    public DateTimeOffset? QueuedAfter { get; init; }

    /// <summary>The clock for pauses and timeout; for tests.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
