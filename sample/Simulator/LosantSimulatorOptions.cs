using System.Net;

namespace Losant.Simulator;

/// <summary>Options of a simulator.</summary>
public sealed record LosantSimulatorOptions
{
    /// <summary>An access token that may do everything: it is that of the user whom a simulator has from its start.</summary>
    public string AccessToken { get; init; } = "simulator-token";

    /// <summary>The id of the application that a simulator has from its start: 24 hexadecimal digits.</summary>
    public string ApplicationId { get; init; } = "64b7f0c2a91e3d5f80c41b27";

    /// <summary>
    /// A folder in the vendor's layout (apiInfo.json, apiExamples.json and one schema per file) to serve instead of the
    /// built-in description.
    /// </summary>
    public string? DescriptionFolder { get; init; }

    /// <summary>
    /// True for a simulator without a socket, which only <see cref="LosantSimulator.CreateHandler"/> and what is made of it can reach. False, the
    /// default, for one that listens on loopback too.
    /// </summary>
    public bool InMemory { get; init; }

    /// <summary>
    /// The address to listen on; 127.0.0.1 by default. With any other than a loopback address, whoever reaches this machine can call the simulator with
    /// a token, over HTTP that is not encrypted.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0, the default, for one that is free.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The clock: "now" in queries and documents, when a token or a link ends, and the delays of jobs, streams and faults. A clock that a test
    /// moves on, such as <c>FakeTimeProvider</c>, moves the delays too; one that only tells the time has real delays.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The devices that the application has from the start; null to generate <see cref="DeviceCount"/> devices.</summary>
    public IReadOnlyList<SimulatedDevice>? Devices { get; init; }

    /// <summary>How many devices to generate; none by default. A generated device has points of <see cref="History"/> without having sent them.</summary>
    public int DeviceCount { get; init; }

    /// <summary>The seed of everything that is made up: ids, secrets, generated devices and their points, what faults hit. With the same seed, clock and requests, a simulator makes the same.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often a generated device reports; every 30 seconds by default.</summary>
    public TimeSpan PointInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The length of a generated device's history; one day by default.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How long a job takes, divided among its steps. Zero, the default, for jobs that have ended when the response that names them arrives.
    /// </summary>
    public TimeSpan JobDuration { get; init; }

    /// <summary>
    /// Whether callbacks of jobs are sent to other hosts than loopback; false by default. With true, whoever has a token decides which http and https addresses this machine
    /// posts to, those of its own network included.
    /// </summary>
    public bool AllowRemoteCallbacks { get; init; }

    /// <summary>The number of items in lists that are made from the description's examples; 25 by default.</summary>
    public int ListLength { get; init; } = 25;

    /// <summary>Delay between the events of a stream that is made of the description's examples; one second by default.</summary>
    public TimeSpan EventInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After how many events a stream ends; null, the default, for never.</summary>
    public int? EventsPerStream { get; init; }

    /// <summary>
    /// The success status for actions that have several: action, such as <c>devices.delete</c>, to status. For any other action
    /// the request decides: a body with <c>forceJob</c> true gets 202, a body with <c>dryRun</c> true gets 200, any other body
    /// gets the action's usual status (201 if it is declared, otherwise the lowest).
    /// </summary>
    public IReadOnlyDictionary<string, int> SuccessStatuses { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// Whether the limits that the API publishes hold, with status 429 and Retry-After: 30 states and 30 commands in 15 seconds for a device, an
    /// export in 5 minutes for a device or a data table, 100 presses in 10 seconds for a virtual button. False by default.
    /// </summary>
    public bool EnforceRateLimits { get; init; }

    /// <summary>
    /// Whether there is a page at the root that shows devices, requests and jobs, and sends states and commands; false by default. It wants no token, and is
    /// for browsers on this machine only.
    /// </summary>
    public bool HasPage { get; init; }

    /// <summary>The maximum length of a request body in bytes; a longer body gets status 413. 32 MiB by default.</summary>
    public long MaxBodySize { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// Where the simulator keeps its state, so that the next one starts with it; null, the default, for in memory. With a state that is stored, ids go on as
    /// in the run before: <see cref="Seed"/> and <see cref="ApplicationId"/> are those of the first run, and neither <see cref="Devices"/> nor
    /// <see cref="Content"/> are added again. Requests, faults and the limits of <see cref="EnforceRateLimits"/> are not kept, and a job that had not ended is errored.
    /// </summary>
    public ISimulatorStorage? Storage { get; init; }

    /// <summary>
    /// What the simulator contains from its start, as a JSON text: members and lists of its first application, and beside them <c>users</c> and
    /// further <c>applications</c>. An item of a list is the body of a post to it, and may have an <c>id</c>. docs/simulator.md describes it.
    /// </summary>
    public string? Content { get; init; }

    /// <summary>How many requests <see cref="LosantSimulator.Requests"/> keeps; the newest 1,000 by default.</summary>
    public int MaxRequestsKept { get; init; } = 1000;
}
