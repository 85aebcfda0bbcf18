using Losant.Runtime.Constraints;
using Losant.Runtime.Http;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Events;
using Losant.Runtime.Http.Responses;
using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;
using Losant.Runtime.Secrets;

namespace Losant.Runtime;

/// <summary>Sends the calls of one client. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ActionPipeline : IDisposable
{
    private readonly LosantClientOptions _options;
    private readonly Transport? _transport;
    private readonly object _gate = new();
    private readonly CancellationTokenSource _end = new();
    private volatile PipelineState? _state;
    private readonly bool _isShared;
    private CancellationTokenRegistration _ofClient;
    private volatile bool _isDisposed;

    /// <summary>Initializes a pipeline with its own connections, which it closes when it is disposed.</summary>
    /// <param name="options">The client's options.</param>
    public ActionPipeline(LosantClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _transport = Transport.OfItsOwn();
        GiveToProvider();
    }

    /// <summary>Initializes a pipeline that sends through an HttpClient, which it neither changes nor disposes.</summary>
    /// <param name="httpClient">The HttpClient.</param>
    /// <param name="options">The client's options; null means all defaults.</param>
    public ActionPipeline(HttpClient httpClient, LosantClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        _options = options ?? new LosantClientOptions();
        _transport = Transport.Over(httpClient);
        GiveToProvider();
    }

    private ActionPipeline(Transport? transport, LosantClientOptions options) => (_transport, _options, _isShared) = (transport, options, true);

    /// <summary>
    /// The pipeline of clients and resources that are created without options, to be overridden in tests: every call that reaches
    /// it throws an <see cref="InvalidOperationException"/> that says so.
    /// </summary>
    public static ActionPipeline ForMocks { get; } = new(default(Transport), new LosantClientOptions());

    /// <summary>The base URL for calls. Reading it does not freeze the options.</summary>
    internal string BaseUrl => _state?.BaseUrl ?? ClientSettings.Of(_options).BaseUrlFor(_transport?.Given);

    internal bool IsDisposed => _isDisposed;

    /// <summary>The range of versions of the API for which the client was generated; unless it says so, that of the built-in descriptions.</summary>
    internal string Version { get; private set; } = "^1.30.0";

    /// <summary>The names of secrets, which no text that leaves the library contains.</summary>
    internal SecretNames SecretNames { get; private set; } = SecretNames.Known;

    /// <summary>Creates the handler that a pipeline with its own connections uses, to combine it with other handlers.</summary>
    /// <returns>A new handler.</returns>
    public static HttpMessageHandler CreateHandler() => Transport.CreateHandler();

    /// <summary>Adds names that the API's description marks as those of secrets, to those that say so by themselves.</summary>
    /// <param name="names">The names of members and parameters.</param>
    public void MarkSecrets(params string[] names) => SecretNames = SecretNames.With(names);

    /// <summary>Sets the version of the API for which the client was generated.</summary>
    /// <param name="version">The range of versions.</param>
    public void SetVersion(string version) => Version = version;

    /// <summary>Begins a call.</summary>
    /// <param name="info">The action.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="cancellationToken">Cancels the check of its arguments, where that can take long.</param>
    /// <returns>The call, ready for its arguments.</returns>
    /// <exception cref="InvalidOperationException">The client's options are not valid.</exception>
    /// <exception cref="LosantTokenException">The action needs a token and none is set.</exception>
    /// <exception cref="ArgumentException">The call's options are not valid.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public ActionCall Begin(ActionInfo info, LosantRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (_transport is null)
            throw new InvalidOperationException($"{info.Name} was called on a client that was created without options, as mocks and fakes are. Override or set up the method that calls it.");
        var state = GetState();
        if (info.NeedsToken && !state.HasToken && options?.TokenProvider is null)
            throw LosantTokenException.Missing(info.Resource, info.Action);
        if (options is not null)
            Check(options);
        return new ActionCall(state, info, options, new MatchBudget(state.Receiver.TimeoutOf(options), cancellationToken));
    }

    /// <summary>Sends a call and ignores the response's body.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the response is received.</returns>
    public Task SendAsync(ref ActionCall call, CancellationToken cancellationToken) =>
        ExecuteAsync<bool, NoBody>(call.Complete(), cancellationToken);

    /// <summary>Sends a call whose response has a body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The body.</returns>
    public Task<T> SendAsync<T>(ref ActionCall call, CancellationToken cancellationToken)
        where T : IJsonCodec<T> => SendAsync<T, T>(ref call, cancellationToken);

    /// <inheritdoc cref="SendAsync{T}(ref ActionCall, CancellationToken)"/>
    /// <typeparam name="T">The response's type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    public Task<T> SendAsync<T, TCodec>(ref ActionCall call, CancellationToken cancellationToken)
        where TCodec : IJsonCodec<T> =>
        ExecuteAsync<T, RequiredBody<T, TCodec>>(call.Complete(), cancellationToken);

    /// <summary>Sends a call whose response may have a body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The body; the type's default value if there is none.</returns>
    public Task<T?> SendOrNoneAsync<T, TCodec>(ref ActionCall call, CancellationToken cancellationToken)
        where TCodec : IJsonCodec<T> =>
        ExecuteAsync<T?, OptionalBody<T, TCodec>>(call.Complete(), cancellationToken);

    /// <summary>Sends a call whose response body depends on its status.</summary>
    /// <typeparam name="T">The response's type.</typeparam>
    /// <typeparam name="TResult">The type that reads the response: the response union itself in generated code.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response.</returns>
    public Task<T> SendByStatusAsync<T, TResult>(ref ActionCall call, CancellationToken cancellationToken)
        where T : class
        where TResult : IResponseUnion<T> =>
        ExecuteAsync<T, BodyByStatus<T, TResult>>(call.Complete(), cancellationToken);

    /// <summary>Streams events: connects when it is enumerated, and reconnects when a connection is lost.</summary>
    /// <typeparam name="T">The type of the events.</typeparam>
    /// <typeparam name="TCodec">The codec that reads them.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="eventType">The name of the events in the stream; others are ignored. Null accepts every event.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <returns>The events. Each enumeration has its own connection.</returns>
    public IAsyncEnumerable<T> StreamAsync<T, TCodec>(ref ActionCall call, string? eventType, CancellationToken cancellationToken = default)
        where TCodec : IJsonCodec<T> =>
        Stream(ref call, EventReaders.OfType<T, TCodec>(eventType), cancellationToken);

    /// <summary>Streams several kinds of events, as <see cref="StreamAsync{T,TCodec}"/> does.</summary>
    /// <typeparam name="T">The type of the events.</typeparam>
    /// <typeparam name="TResult">The type that reads the events: the event union itself in generated code.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <returns>The events. An event that cannot be read does not end the stream; it is kept as received.</returns>
    public IAsyncEnumerable<T> StreamByNameAsync<T, TResult>(ref ActionCall call, CancellationToken cancellationToken = default)
        where T : class
        where TResult : IEventUnion<T> =>
        Stream(ref call, EventReaders.ByName<T, TResult>(), cancellationToken);

    /// <summary>Streams events without a description, as <see cref="StreamAsync{T,TCodec}"/> does.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <returns>The events' data; a string if the data is not valid JSON.</returns>
    public IAsyncEnumerable<JsonAny> StreamAsync(ref ActionCall call, CancellationToken cancellationToken = default) =>
        Stream(ref call, EventReaders.OfAny, cancellationToken);

    /// <summary>Ends calls, downloads and event streams, and closes the pipeline's own connections.</summary>
    public void Dispose()
    {
        _isDisposed = _transport is not null;
        if (_isDisposed)
            _end.Cancel();
        _ofClient.Unregister();
        if (!_isShared)
            _transport?.Dispose();
    }

    /// <summary>Creates a pipeline for sign-ins: options and connections are the client's if there is one, unless others are given.</summary>
    internal static ActionPipeline ForSignIn(ActionPipeline? client, string baseUrl, HttpClient? httpClient, string? acceptVersion)
    {
        var options = (client?.GetState().Settings.Options ?? new LosantClientOptions()).ForSignIn(new Uri(baseUrl), acceptVersion);
        var own = httpClient is not null ? new ActionPipeline(httpClient, options)
            : client is null ? new ActionPipeline(options) : new ActionPipeline(client._transport, options);
        if (client is not null)
        {
            own.Version = client.Version;
            own._ofClient = client._end.Token.UnsafeRegister(static own => ((ActionPipeline)own!).Dispose(), own);
        }

        return own;
    }

    private static void Check(LosantRequestOptions options)
    {
        if (options.Timeout is { } timeout && !Deadline.IsTimeout(timeout))
            throw new ArgumentOutOfRangeException(nameof(options), timeout, "The timeout must be positive and at most 24 days, or Timeout.InfiniteTimeSpan.");
        if (options.IdleTimeout is { } silence && !Deadline.IsTimeout(silence))
            throw new ArgumentOutOfRangeException(nameof(options), silence, "IdleTimeout must be positive and at most 24 days, or Timeout.InfiniteTimeSpan.");
    }

    // Before the first call too, so that a provider on its own signs in to the client's API.
    private void GiveToProvider() => (_options.TokenProvider as IClientTokenProvider)?.GiveTo(this);

    private EventStream<T> Stream<T>(ref ActionCall call, EventReader<T> read, CancellationToken cancellationToken)
    {
        var state = GetState();
        return new EventStream<T>(call.Complete(), state, read, cancellationToken);
    }

    private PipelineState GetState()
    {
        if (_isDisposed)
            throw new ObjectDisposedException(null, "The client is disposed.");
        if (_state is { } state)
            return state;
        lock (_gate)
            return _state ??= new PipelineState(this, _transport!, _options, _end.Token);
    }

    // Reading ends where it takes too long; an ordinary response does not.
    private static T Read<T, TReader>(in BufferedResponse response, in ResponseReading reading, in Deadline deadline)
        where TReader : struct, IResponseReader<T>
    {
        try
        {
            return TReader.Read(response, reading);
        }
        catch (OperationCanceledException e) when (!CallHooks.Threw(e) && deadline.Translate(e) is { } ended)
        {
            throw ended;
        }
    }

    private async Task<T> ExecuteAsync<T, TReader>(PreparedRequest call, CancellationToken cancellationToken)
        where TReader : struct, IResponseReader<T>
    {
        var state = GetState();
        var scope = CallScope.Begin(call);
        try
        {
            using var deadline = state.Receiver.Begin(call, cancellationToken);
            using var exchange = await state.Receiver.OpenAsync(call, deadline).ConfigureAwait(false);
            using var body = await state.Receiver.BufferAsync(exchange, deadline).ConfigureAwait(false);
            state.Receiver.Accept(call, exchange, body, deadline);
            var response = new BufferedResponse(exchange, body);
            var value = Read<T, TReader>(response, new ResponseReading(call, state.Hooks, deadline.Token), deadline);
            scope.Succeeded(call, response.Status);
            return value;
        }
        catch (Exception e)
        {
            scope.Failed(call, state.Hooks, e);
            throw;
        }
    }
}
