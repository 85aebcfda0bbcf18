namespace Losant.Simulator;

/// <summary>Options of a simulator.</summary>
public sealed record LosantSimulatorOptions
{
    /// <summary>The only access token that is accepted.</summary>
    public string AccessToken { get; init; } = "simulator-token";

    /// <summary>The id of the only application: 24 hexadecimal digits.</summary>
    public string ApplicationId { get; init; } = "64b7f0c2a91e3d5f80c41b27";

    /// <summary>
    /// A folder in the vendor's layout (apiInfo.json, apiExamples.json and one schema per file) to serve instead of the
    /// built-in description.
    /// </summary>
    public string? DescriptionFolder { get; init; }

    /// <summary>The clock that defines "now" in queries and generated data. Delays always use real time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The devices to serve; null to generate <see cref="DeviceCount"/> devices.</summary>
    public IReadOnlyList<SimulatedDevice>? Devices { get; init; }

    /// <summary>How many devices to generate; 8 by default.</summary>
    public int DeviceCount { get; init; } = 8;

    /// <summary>The seed of generated data. The same seed generates the same devices, points and job ids.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often a generated device reports; every 30 seconds by default.</summary>
    public TimeSpan PointInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The length of a generated device's history; one day by default.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long an export takes; one second by default, so that its progress is visible.</summary>
    public TimeSpan ExportDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The number of items in lists that are made from the description's examples; 25 by default.</summary>
    public int ListLength { get; init; } = 25;

    /// <summary>Delay between the events of an event stream; one second by default.</summary>
    public TimeSpan EventInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After how many events a stream ends; null, the default, for never.</summary>
    public int? EventsPerStream { get; init; }

    /// <summary>
    /// The success status for actions that have several: action, such as <c>devices.delete</c>, to status. For any other action
    /// the request decides: a body with <c>forceJob</c> true gets 202, a body with <c>dryRun</c> true gets 200, any other body
    /// gets the action's usual status (201 if it is declared, otherwise the lowest).
    /// </summary>
    public IReadOnlyDictionary<string, int> SuccessStatuses { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The maximum length of a request body in bytes; a longer body gets status 413. 32 MiB by default.</summary>
    public long MaxBodySize { get; init; } = 32 * 1024 * 1024;

    /// <summary>How many requests <see cref="LosantSimulator.Requests"/> keeps; the newest 1,000 by default.</summary>
    public int MaxRequestsKept { get; init; } = 1000;
}
