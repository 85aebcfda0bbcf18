using System.Text.Json;
using Losant.Runtime.Http;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Events;
using Losant.Runtime.Http.Responses;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime;

/// <summary>Runs the calls of one client. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ActionPipeline : IDisposable
{
    private readonly LosantClientOptions _options;
    private readonly Transport? _transport;
    private readonly object _gate = new();
    private volatile PipelineState? _state;
    private readonly bool _isShared;
    private volatile bool _isDisposed;

    /// <summary>A pipeline with connections of its own, which live until it is disposed.</summary>
    /// <param name="options">The client's options.</param>
    public ActionPipeline(LosantClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _transport = Transport.OfItsOwn();
    }

    /// <summary>A pipeline that sends through an HttpClient, which it neither changes nor disposes.</summary>
    /// <param name="httpClient">The HttpClient.</param>
    /// <param name="options">The client's options; null means all defaults.</param>
    public ActionPipeline(HttpClient httpClient, LosantClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        _options = options ?? new LosantClientOptions();
        _transport = Transport.Over(httpClient);
    }

    private ActionPipeline(Transport? transport, LosantClientOptions options) => (_transport, _options, _isShared) = (transport, options, true);

    /// <summary>
    /// The pipeline of clients and resources that are made without options, to be overridden in tests: every call that reaches it
    /// is an <see cref="InvalidOperationException"/> which says so.
    /// </summary>
    public static ActionPipeline ForMocks { get; } = new(default(Transport), new LosantClientOptions());

    /// <summary>The handler that a pipeline with connections of its own uses, for those who put others in front of it.</summary>
    /// <returns>A new handler.</returns>
    public static HttpMessageHandler CreateHandler() => Transport.CreateHandler();

    /// <summary>Begins a call.</summary>
    /// <param name="info">The action.</param>
    /// <param name="options">What the call does differently.</param>
    /// <returns>The call, whose arguments are to be set.</returns>
    /// <exception cref="InvalidOperationException">The client's options are wrong.</exception>
    /// <exception cref="LosantTokenException">The action needs a token and there is none.</exception>
    /// <exception cref="ArgumentException">The call's options are wrong.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public ActionCall Begin(ActionInfo info, LosantRequestOptions? options = null)
    {
        if (_transport is null)
            throw new InvalidOperationException($"{info.Name} was called on a client that was made without options, as mocks and other stand-ins are: override or set up the method that calls it.");
        var state = GetState();
        if (info.NeedsToken && !state.HasToken && options?.TokenProvider is null)
            throw LosantTokenException.Missing(info.Resource, info.Action);
        if (options?.Timeout is { } timeout && !Deadline.IsTimeout(timeout))
            throw new ArgumentOutOfRangeException(nameof(options), timeout, "The timeout must be positive and at most 24 days, or Timeout.InfiniteTimeSpan.");
        if (options?.IdleTimeout is { } silence && !Deadline.IsTimeout(silence))
            throw new ArgumentOutOfRangeException(nameof(options), silence, "IdleTimeout must be positive and at most 24 days, or Timeout.InfiniteTimeSpan.");
        return new ActionCall(state.Settings, state.BaseUrl, info, options);
    }

    /// <summary>Sends a call whose response has no body that matters.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends with the response.</returns>
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
    /// <typeparam name="TCodec">How it is read.</typeparam>
    public Task<T> SendAsync<T, TCodec>(ref ActionCall call, CancellationToken cancellationToken)
        where TCodec : IJsonCodec<T> =>
        ExecuteAsync<T, RequiredBody<T, TCodec>>(call.Complete(), cancellationToken);

    /// <summary>Sends a call whose response may have a body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The body; the type's default where there is none.</returns>
    public Task<T?> SendOrNoneAsync<T, TCodec>(ref ActionCall call, CancellationToken cancellationToken)
        where TCodec : IJsonCodec<T> =>
        ExecuteAsync<T?, OptionalBody<T, TCodec>>(call.Complete(), cancellationToken);

    /// <summary>Sends a call whose response's body depends on its status.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <typeparam name="TResult">How it is read.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<T> SendByStatusAsync<T, TResult>(ref ActionCall call, CancellationToken cancellationToken)
        where T : class
        where TResult : IResponseUnion<T> =>
        ExecuteAsync<T, BodyByStatus<T, TResult>>(call.Complete(), cancellationToken);

    /// <summary>Opens a stream of events when it is enumerated, and keeps it open over lost connections.</summary>
    /// <typeparam name="T">The type of the events.</typeparam>
    /// <typeparam name="TCodec">How they are read.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="eventType">Null for every event. The events' name in the stream; others are passed over.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The events. Each enumeration has a connection of its own.</returns>
    public IAsyncEnumerable<T> StreamAsync<T, TCodec>(ref ActionCall call, string? eventType, CancellationToken cancellationToken = default)
        where TCodec : IJsonCodec<T> =>
        Stream(ref call, EventReaders.OfType<T, TCodec>(eventType), cancellationToken);

    /// <summary>Opens a stream of several kinds of event, as <see cref="StreamAsync{T,TCodec}"/> does.</summary>
    /// <typeparam name="T">The type of the events.</typeparam>
    /// <typeparam name="TResult">How they are read.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The events. None ends the stream: what cannot be read is kept as it came.</returns>
    public IAsyncEnumerable<T> StreamByNameAsync<T, TResult>(ref ActionCall call, CancellationToken cancellationToken = default)
        where T : class
        where TResult : IEventUnion<T> =>
        Stream(ref call, EventReaders.ByName<T, TResult>(), cancellationToken);

    /// <summary>Opens a stream of events of which nothing is known, as <see cref="StreamAsync{T,TCodec}"/> does.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The events' data; what is no JSON is a text.</returns>
    public IAsyncEnumerable<JsonElement> StreamAsync(ref ActionCall call, CancellationToken cancellationToken = default) =>
        Stream(ref call, EventReaders.OfAny, cancellationToken);

    /// <summary>Closes the connections that are the pipeline's own.</summary>
    public void Dispose()
    {
        _isDisposed = _transport is not null;
        if (!_isShared)
            _transport?.Dispose();
    }

    /// <summary>A pipeline for sign-ins: what it is not given is as it is in a client, if there is one, and else as in a client without options.</summary>
    internal static ActionPipeline ForSignIn(ActionPipeline? client, Uri? baseUrl, HttpClient? httpClient, string? acceptVersion)
    {
        var options = new LosantClientOptions { BaseUrl = baseUrl };
        if (client?.GetState() is { Settings.Options: var own } state)
        {
            options.BaseUrl ??= new Uri(state.BaseUrl);
            (options.AcceptVersion, options.Timeout) = (own.AcceptVersion, state.Receiver.TimeoutOf(null));
            (options.OnRequest, options.OnResponse, options.OnFailure) = (own.OnRequest, own.OnResponse, own.OnFailure);
        }

        options.AcceptVersion = acceptVersion ?? options.AcceptVersion;
        if (httpClient is not null)
            return new ActionPipeline(httpClient, options);
        return client is null ? new ActionPipeline(options) : new ActionPipeline(client._transport, options);
    }

    private EventStream<T> Stream<T>(ref ActionCall call, EventReader<T> read, CancellationToken cancellationToken)
    {
        var state = GetState();
        return new EventStream<T>(call.Complete(), state, read, cancellationToken);
    }

    private PipelineState GetState()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_state is { } state)
            return state;
        lock (_gate)
            return _state ??= PipelineState.Of(this, _transport!, _options);
    }

    private async Task<T> ExecuteAsync<T, TReader>(PreparedRequest call, CancellationToken cancellationToken)
        where TReader : struct, IResponseReader<T>
    {
        var state = GetState();
        var scope = CallScope.Begin(call);
        try
        {
            using var response = await state.Receiver.ReceiveAsync(call, cancellationToken).ConfigureAwait(false);
            var value = TReader.Read(response);
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
