using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Losant.Simulator.Actions;
using Losant.Simulator.Data;
using Losant.Simulator.Description;
using Losant.Simulator.Exports;
using Losant.Simulator.Server;
using Losant.Simulator.Validation;
using Microsoft.AspNetCore.Builder;

namespace Losant.Simulator;

/// <summary>
/// A simulator of the Losant API on a free loopback port. It serves the actions of an API description: the Data resource from
/// generated devices, every other action from the description's examples. Dispose it to stop it.
/// </summary>
public sealed class LosantSimulator : IAsyncDisposable
{
    private readonly LosantSimulatorOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly CallbackSender _callbacks = new();
    private readonly RequestLog _log;
    private readonly DeviceStore _store;
    private readonly ExportQueue _exports;
    private readonly WebApplication _host;
    private Uri? _baseUrl;
    private int _disposed;

    private LosantSimulator(LosantSimulatorOptions options)
    {
        _options = options;
        _log = new RequestLog(options.MaxRequestsKept);
        _store = new DeviceStore(options);
        _exports = new ExportQueue(options, _callbacks, _failures);
        _host = SimulatorHost.Create(options.MaxBodySize, Pipeline(options).HandleAsync);
    }

    /// <summary>The URL of the simulator, such as <c>http://127.0.0.1:50123/</c>.</summary>
    public Uri BaseUrl => _baseUrl ?? throw new InvalidOperationException("The simulator has not been started.");

    /// <summary>The access token that the simulator accepts.</summary>
    public string AccessToken => _options.AccessToken;

    /// <summary>The id of the only application.</summary>
    public string ApplicationId => _options.ApplicationId;

    /// <summary>The devices of the application.</summary>
    public IReadOnlyList<SimulatedDevice> Devices => [.. _store.Devices.Select(stored => stored.Device)];

    /// <summary>The newest requests, oldest first. A request is added before its response is sent.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _log.Snapshot();

    /// <summary>The callbacks of exports so far, oldest first, including those that were not sent and why.</summary>
    public IReadOnlyList<SimulatedCallback> Callbacks => _callbacks.Sent;

    /// <summary>The current state of all background jobs, oldest first.</summary>
    public IReadOnlyList<SimulatedJob> Jobs => [.. _exports.Jobs.Select(job => job.State)];

    /// <summary>Failures of the simulator itself: requests that got status 500, jobs that failed. Empty if there were none.</summary>
    public IReadOnlyList<Exception> Failures => [.. _failures];

    /// <summary>Starts a simulator.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>A simulator that accepts requests.</returns>
    /// <exception cref="InvalidDataException">The description folder has no readable apiInfo.json, or a file that is not valid JSON.</exception>
    public static async Task<LosantSimulator> StartAsync(LosantSimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var simulator = new LosantSimulator(options ?? new LosantSimulatorOptions());
        try
        {
            await simulator._host.StartAsync(cancellationToken);
            simulator._baseUrl = new Uri(simulator._host.Urls.Single(), UriKind.Absolute);
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Clears the recorded requests.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>The current state of a job; null for an unknown id.</summary>
    /// <param name="jobId">The job's id from the response.</param>
    public SimulatedJob? FindJob(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        return _exports.Find(jobId)?.State;
    }

    /// <summary>Follows a job: returns its current state, then each later state, until the job ends. States in quick succession may be skipped.</summary>
    /// <param name="jobId">The job's id from the response.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentException">No job has this id.</exception>
    public IAsyncEnumerable<SimulatedJob> FollowJobAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        var job = _exports.Find(jobId) ?? throw new ArgumentException($"There is no job {jobId}.", nameof(jobId));
        return Follow(job, cancellationToken);
    }

    /// <summary>Stops the simulator, with its open event streams and running jobs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stop.CancelAsync();
        await _exports.DisposeAsync();
        await _host.StopAsync();
        await _host.DisposeAsync();
        _callbacks.Dispose();
        _stop.Dispose();
    }

    private static async IAsyncEnumerable<SimulatedJob> Follow(ExportJob job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (state, changed) = job.Look();
            yield return state;
            if (state.IsOver)
                yield break;
            await changed.WaitAsync(cancellationToken);
        }
    }

    private RequestPipeline Pipeline(LosantSimulatorOptions options)
    {
        var files = DescriptionFiles.Load(options.DescriptionFolder);
        var schemas = new SchemaSet(files.Schemas);
        var examples = new ExampleSet(files.Examples);
        var handlers = new Dictionary<string, IActionHandler>(StringComparer.Ordinal)
        {
            ["data.timeSeriesQuery"] = new TimeSeriesQueryHandler(_store, options.Clock),
            ["data.lastValueQuery"] = new LastValueQueryHandler(_store, options.Clock),
            ["data.export"] = new DataExportHandler(_store, _exports, options.Clock, FileUrl),
        };
        var actions = new ActionTable(
            handlers,
            new EventStreamHandler(options, examples, _stop.Token),
            new ExampleHandler(options, examples, schemas));
        return new RequestPipeline(
            new ApiRoutes(DescriptionReader.Read(files.ApiInfo)),
            new RequestChecks(options, schemas),
            actions,
            new SimulatorEndpoints(_exports),
            _log,
            _failures);
    }

    private Uri FileUrl(string jobId, string file) => SimulatorEndpoints.FileUrl(BaseUrl, jobId, file);
}
