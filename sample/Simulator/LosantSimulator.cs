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
/// A stand-in for the Losant API on a free port of loopback. It serves what its description says: the Data resource from devices
/// that it makes up, any other action from the description's examples. Dispose it to end it.
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

    /// <summary>Where the simulator listens, such as <c>http://127.0.0.1:50123/</c>.</summary>
    public Uri BaseUrl => _baseUrl ?? throw new InvalidOperationException("The simulator has not been started.");

    /// <summary>The token that it accepts.</summary>
    public string AccessToken => _options.AccessToken;

    /// <summary>The application that it has.</summary>
    public string ApplicationId => _options.ApplicationId;

    /// <summary>Its devices.</summary>
    public IReadOnlyList<SimulatedDevice> Devices => [.. _store.Devices.Select(stored => stored.Device)];

    /// <summary>The newest requests, oldest of them first. A request is in here before its response is sent.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _log.Snapshot();

    /// <summary>The announcements of exports so far, oldest first, with those that were not sent and why.</summary>
    public IReadOnlyList<SimulatedCallback> Callbacks => _callbacks.Sent;

    /// <summary>The background jobs so far as they are now, oldest first.</summary>
    public IReadOnlyList<SimulatedJob> Jobs => [.. _exports.Jobs.Select(job => job.State)];

    /// <summary>Failures of the simulator itself: requests responded with 500, jobs that broke. Empty when all is well.</summary>
    public IReadOnlyList<Exception> Failures => [.. _failures];

    /// <summary>Starts a simulator.</summary>
    /// <param name="options">What to serve; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>A simulator that already listens.</returns>
    /// <exception cref="InvalidDataException">The description folder has no readable apiInfo.json, or a file that is not JSON.</exception>
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

    /// <summary>Forgets the requests so far.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>How far a job is now; null for an id that no job has.</summary>
    /// <param name="jobId">The id that the API responded with.</param>
    public SimulatedJob? FindJob(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        return _exports.Find(jobId)?.State;
    }

    /// <summary>Follows a job: gives its state now, then each later one, until it is over. Changes in quick succession may come as one.</summary>
    /// <param name="jobId">The id that the API responded with.</param>
    /// <param name="cancellationToken">Ends the following.</param>
    /// <exception cref="ArgumentException">No job has this id.</exception>
    public IAsyncEnumerable<SimulatedJob> FollowJobAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        var job = _exports.Find(jobId) ?? throw new ArgumentException($"There is no job {jobId}.", nameof(jobId));
        return Follow(job, cancellationToken);
    }

    /// <summary>Ends the simulator: open event streams and running jobs with it.</summary>
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
