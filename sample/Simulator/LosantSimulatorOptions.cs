namespace Losant.Simulator;

/// <summary>What a simulator serves, and to whom.</summary>
public sealed record LosantSimulatorOptions
{
    /// <summary>The one token that is accepted.</summary>
    public string AccessToken { get; init; } = "simulator-token";

    /// <summary>The one application there is: 24 hexadecimal digits.</summary>
    public string ApplicationId { get; init; } = "64b7f0c2a91e3d5f80c41b27";

    /// <summary>
    /// A folder in the vendor's layout (apiInfo.json, apiExamples.json and one schema a file) to serve instead of the
    /// description that the simulator has built in.
    /// </summary>
    public string? DescriptionFolder { get; init; }

    /// <summary>The clock that says what "now" is in queries and made-up data. Waits are in real time whatever it says.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The devices to serve; null to have <see cref="DeviceCount"/> of them made up.</summary>
    public IReadOnlyList<SimulatedDevice>? Devices { get; init; }

    /// <summary>How many devices to make up; 8 by default.</summary>
    public int DeviceCount { get; init; } = 8;

    /// <summary>The same seed makes up the same devices, points and job ids.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often a made-up device reports; every 30 seconds by default.</summary>
    public TimeSpan PointInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How far back the points of a made-up device reach; one day by default.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long an export takes from start to end; one second by default, so that there is progress to see.</summary>
    public TimeSpan ExportDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many items there are in the lists that the description's examples are stretched to; 25 by default.</summary>
    public int ListLength { get; init; } = 25;

    /// <summary>Pause between the events of an event stream; one second by default.</summary>
    public TimeSpan EventInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After how many events a stream ends; null, the default, for never.</summary>
    public int? EventsPerStream { get; init; }

    /// <summary>
    /// Which success status to respond with where an action has several: action, such as <c>devices.delete</c>, to status.
    /// An action that is not in here goes by the request: a body with <c>forceJob</c> true gets 202, one with <c>dryRun</c>
    /// true gets 200, any other the action's ordinary code (201 where it is declared, else the lowest).
    /// </summary>
    public IReadOnlyDictionary<string, int> SuccessStatuses { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The longest body that is accepted, in bytes; a longer one is responded with 413. 32 MiB by default.</summary>
    public long MaxBodySize { get; init; } = 32 * 1024 * 1024;

    /// <summary>How many requests <see cref="LosantSimulator.Requests"/> remembers; the newest 1,000 by default.</summary>
    public int MaxRequestsKept { get; init; } = 1000;
}
