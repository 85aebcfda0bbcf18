using Losant.Runtime.Http;

namespace Losant;

/// <summary>
/// How a client talks to the API. The options are checked when the client makes its first call and are frozen then:
/// setting a property afterwards throws <see cref="InvalidOperationException"/>. One instance may serve several clients. With
/// <c>AddLosantClient</c> they are named options: one instance for each name, checked when the host starts and frozen by the client of that name.
/// </summary>
public sealed class LosantClientOptions
{
    /// <summary>Where the API is when nothing else is said: <c>https://api.losant.com</c>.</summary>
    public static readonly Uri DefaultBaseUrl = new("https://api.losant.com");

    private readonly object _gate = new();
    private volatile ClientSettings? _frozen;

    private Uri? _baseUrl;
    private string? _accessToken;
    private ILosantTokenProvider? _tokenProvider;
    private string _acceptVersion = "^1.30.0";
    private string? _losantDomain;
    private bool _includeActions;
    private bool _includeLinks;
    private bool _includeEmbedded;
    private bool _validateRequests = true;
    private TimeSpan? _timeout;
    private long _maxResponseSize = 256L * 1024 * 1024;
    private TimeProvider _timeProvider = TimeProvider.System;
    private Action<LosantRequestContext>? _onRequest;
    private Action<LosantResponseContext>? _onResponse;
    private Action<LosantFailureContext>? _onFailure;

    /// <summary>
    /// Where the API is: an absolute https URL without query, fragment or user name; http is accepted for loopback only. A
    /// path in it is kept in front of every call's path. Null (the default) means the base address of the
    /// <see cref="HttpClient"/> that the client was given, if it has one, and <see cref="DefaultBaseUrl"/> otherwise.
    /// </summary>
    public Uri? BaseUrl { get => _baseUrl; set => Set(ref _baseUrl, value); }

    /// <summary>
    /// The access token that calls carry: an API token or one from a sign-in. It goes to <see cref="BaseUrl"/> alone.
    /// Leave it null and set <see cref="TokenProvider"/> for tokens that change.
    /// </summary>
    public string? AccessToken { get => _accessToken; set => Set(ref _accessToken, value); }

    /// <summary>Where tokens come from when they change; not together with <see cref="AccessToken"/>.</summary>
    public ILosantTokenProvider? TokenProvider { get => _tokenProvider; set => Set(ref _tokenProvider, value); }

    /// <summary>The range of API versions that responses shall follow, sent as <c>Accept-Version</c>; <c>^1.30.0</c> by default.</summary>
    public string AcceptVersion { get => _acceptVersion; set => Set(ref _acceptVersion, value); }

    /// <summary>The domain that calls belong to, sent as the header <c>losantdomain</c>; rarely needed, null sends none.</summary>
    public string? LosantDomain { get => _losantDomain; set => Set(ref _losantDomain, value); }

    /// <summary>Whether responses shall describe what can be done next (<c>_actions</c>); false by default.</summary>
    public bool IncludeActions { get => _includeActions; set => Set(ref _includeActions, value); }

    /// <summary>
    /// Whether responses shall hold links (<c>_links</c>); false by default, because typed calls have no use for them. The
    /// vendor's JavaScript client asks for links and embedded resources unless told otherwise.
    /// </summary>
    public bool IncludeLinks { get => _includeLinks; set => Set(ref _includeLinks, value); }

    /// <summary>Whether responses shall hold embedded resources (<c>_embedded</c>); false by default.</summary>
    public bool IncludeEmbedded { get => _includeEmbedded; set => Set(ref _includeEmbedded, value); }

    /// <summary>
    /// Whether bodies and parameters are checked before they are sent; true by default. A body that breaks its schema is then
    /// one <see cref="LosantRequestValidationException"/> that lists every violation, a parameter that breaks its limits an
    /// <see cref="ArgumentException"/> that names it, and nothing goes out. Parts of the path are checked always.
    /// </summary>
    public bool ValidateRequests { get => _validateRequests; set => Set(ref _validateRequests, value); }

    /// <summary>
    /// How long a call may take, from asking for a token to the last byte of the response; event streams: until the stream is
    /// open. Null (the default) means the <see cref="HttpClient.Timeout"/> of the client that was given, or 100 seconds.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit. An HttpClient's own timeout still applies beside it.
    /// </summary>
    public TimeSpan? Timeout { get => _timeout; set => Set(ref _timeout, value); }

    /// <summary>
    /// The most bytes that a response may have after decompression; 256 MiB by default, at most <see cref="Array.MaxLength"/>.
    /// Reading stops there with a <see cref="LosantResponseException"/>. For event streams it is the limit of one event. Of an error at
    /// most 1 MiB is read.
    /// </summary>
    public long MaxResponseSize { get => _maxResponseSize; set => Set(ref _maxResponseSize, value); }

    /// <summary>The clock of timeouts, watchdogs and waits; the system's by default. Meant for tests.</summary>
    public TimeProvider TimeProvider { get => _timeProvider; set => Set(ref _timeProvider, value ?? TimeProvider.System); }

    /// <summary>
    /// Called with each request right before it is sent, again when it is sent anew after a 401 and when an event stream connects
    /// anew. The token is not on it yet.
    /// An exception from the callback fails the call.
    /// </summary>
    public Action<LosantRequestContext>? OnRequest { get => _onRequest; set => Set(ref _onRequest, value); }

    /// <summary>Called with each response and its body once that is read. The token is not on its request any more.</summary>
    public Action<LosantResponseContext>? OnResponse { get => _onResponse; set => Set(ref _onResponse, value); }

    /// <summary>
    /// Called once for each call that fails on its way, before the caller sees the exception; event streams: for each attempt to open
    /// one. What is refused before anything is sent is no call yet: a wrong argument, a body that breaks its schema, a missing token.
    /// </summary>
    public Action<LosantFailureContext>? OnFailure { get => _onFailure; set => Set(ref _onFailure, value); }

    /// <summary>Checks the options on the first call, keeps the result and rejects changes from then on.</summary>
    internal ClientSettings Freeze()
    {
        if (_frozen is { } settings)
            return settings;
        lock (_gate)
            return _frozen ??= ClientSettings.Of(this);
    }

    private void Set<T>(ref T field, T value)
    {
        lock (_gate)
        {
            if (_frozen is not null)
                throw new InvalidOperationException("The options are in use: they cannot change after the client's first call.");
            field = value;
        }
    }
}
