using System.Collections.Concurrent;
using Losant.Simulator.Actions;
using Losant.Simulator.Auth;
using Losant.Simulator.Content;
using Losant.Simulator.Description;
using Losant.Simulator.Jobs;
using Losant.Simulator.Page;
using Losant.Simulator.Server;
using Losant.Simulator.Storing;

namespace Losant.Simulator;

/// <summary>
/// A simulator of the Losant API, in memory or on loopback. It serves the actions of an API description: what is sent to the everyday resources
/// is what they return, and every other action is answered from the description's examples. It is safe for concurrent use. Dispose it to stop it.
/// </summary>
public sealed partial class LosantSimulator : IAsyncDisposable
{
    private readonly LosantSimulatorOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly CallbackSender _callbacks;
    private readonly RequestLog _log;
    private readonly SimulatorState _state;
    private readonly Seeds _seeds;
    private readonly ActionTable _actions;
    private readonly Poster _poster;
    private readonly RequestPipeline _pipeline;
    private readonly HttpServer? _server;
    private readonly CancellationToken _stopped;
    private int _disposed;

    private LosantSimulator(LosantSimulatorOptions options)
    {
        var stored = StoredState.Load(options.Storage);
        var content = stored is null && options.Content is { } text ? new PlacedText(text) : null;
        options = stored?.Apply(options) ?? options;
        if (content is not null && ContentReader.ApplicationId(content) is { } id)
            options = options with { ApplicationId = id };
        _options = options;
        _stopped = _stop.Token;
        _callbacks = new CallbackSender(options.AllowRemoteCallbacks);
        _log = new RequestLog(options.MaxRequestsKept);
        _state = new SimulatorState(options, ApiDescription.Load(options.DescriptionFolder), _callbacks, _failures);
        OptionChecks.CheckStatuses(options, _state.Description);
        _actions = Meaning.Of(_state, _stop.Token);
        Faults = new SimulatedFaults(options.Seed, _state.Description);
        _poster = new Poster(_state, _actions);
        var page = options.HasPage ? new PageServer(new PageState(_state, _log), _poster, _state.Store) : null;
        _pipeline = new RequestPipeline(_state, _actions, Faults, _log, page, _failures);
        _server = options.InMemory ? null : new HttpServer(options.MaxBodySize, _pipeline.HandleAsync);
        Jobs = new SimulatedJobs(_state.Jobs);
        _seeds = new Seeds(_state);
        using (_state.Store.Enter())
            Fill(stored, content);
    }

    /// <summary>The URL of the simulator, such as <c>http://127.0.0.1:50123/</c>; in memory <c>http://localhost/</c>, which only its own handlers reach.</summary>
    public Uri BaseUrl => _state.Links.BaseUrl;

    /// <summary>An access token that may do everything.</summary>
    public string AccessToken => _options.AccessToken;

    /// <summary>The id of the application that the simulator has from its start.</summary>
    public string ApplicationId => _options.ApplicationId;

    /// <summary>The newest requests, oldest first. A request is added before its response is sent.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _log.Snapshot();

    /// <summary>The callbacks of jobs so far, oldest first, including those that were not sent and why.</summary>
    public IReadOnlyList<SimulatedCallback> Callbacks => _callbacks.Sent;

    /// <summary>The jobs so far, oldest first, and what tells them how to go on.</summary>
    public SimulatedJobs Jobs { get; }

    /// <summary>What goes wrong with requests; nothing unless a test says so.</summary>
    public SimulatedFaults Faults { get; }

    /// <summary>How many event streams are open.</summary>
    public int OpenStreams => _state.Hub.Count;

    /// <summary>Failures of the simulator itself: requests that got status 500 without being told to, jobs that broke. Empty if there were none.</summary>
    public IReadOnlyList<Exception> Failures => [.. _failures];

    /// <summary>Files of the description folder that could not be read, and why: what they describe is not checked.</summary>
    public IReadOnlyList<string> LeftOut => _state.Description.LeftOut;

    /// <summary>For tests of the simulator itself.</summary>
    internal SimulatorState State => _state;

    /// <summary>Starts a simulator.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>A simulator that accepts requests.</returns>
    /// <exception cref="ArgumentException">An option has a value that makes no sense.</exception>
    /// <exception cref="InvalidDataException">The description folder has no list of actions, or one that is not valid JSON.</exception>
    /// <exception cref="FormatException">The content has a mistake, which the message tells with its line and path.</exception>
    /// <exception cref="SimulatorStorageException">The storage has something else than a simulator's state, or cannot store it.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<LosantSimulator> StartAsync(LosantSimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var simulator = new LosantSimulator((options ?? new LosantSimulatorOptions()).Checked());
        try
        {
            if (simulator._server is { } server)
                simulator._state.Links.BaseUrl = await server.StartAsync(simulator._options.Address, simulator._options.Port, cancellationToken);
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates a handler that hands requests to the simulator without a socket, for an <see cref="HttpClient"/> or a client of your own.</summary>
    /// <returns>A handler; whoever creates it disposes of it.</returns>
    public HttpMessageHandler CreateHandler() => new InMemoryHandler(() => BaseUrl, _pipeline.HandleAsync, _stopped);

    /// <summary>Creates an HTTP client that reaches the simulator without a socket. It sends no token by itself.</summary>
    /// <returns>A client whose base address is <see cref="BaseUrl"/>.</returns>
    public HttpClient CreateHttpClient() => new(CreateHandler()) { BaseAddress = BaseUrl };

    /// <summary>Clears the recorded requests.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>The code that an authenticator app with this key shows now, by the simulator's clock.</summary>
    /// <param name="key">The key in base32, as <see cref="SimulatedUser.TwoFactorKey"/> has it.</param>
    /// <exception cref="ArgumentException">The key is not base32.</exception>
    public string TwoFactorCode(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Totp.IsKey(key) ? Totp.Code(key, _state.Now) : throw new ArgumentException("The key is not base32 without padding.", nameof(key));
    }

    private void Fill(StoredState? stored, PlacedText? content)
    {
        if (stored is not null)
        {
            stored.Restore(_state);
            _seeds.Resume();
            return;
        }

        try
        {
            _seeds.Start();
            StoredState.PutSettings(_state);
            if (content is not null)
                new ContentReader(_state, _poster, _seeds, content).Read();
        }
        catch
        {
            // Of a content with a mistake, nothing is stored.
            _state.Store.Journal.Discard();
            throw;
        }
    }

    /// <summary>Stops the simulator, with its open event streams and running jobs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stop.CancelAsync();
        await _state.Jobs.DisposeAsync();
        if (_server is { } server)
            await server.DisposeAsync();
        _callbacks.Dispose();
        _stop.Dispose();
    }
}
