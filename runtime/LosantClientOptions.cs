using Losant.Runtime.Http;

namespace Losant;

/// <summary>
/// The options of a client. They are checked and frozen when the client makes its first call:
/// setting a property afterwards throws <see cref="InvalidOperationException"/>. Several clients may share one instance. With
/// <c>AddLosantClient</c> they are named options: one instance per name, checked when the host starts and frozen by the client of that name.
/// </summary>
public sealed class LosantClientOptions
{
    /// <summary>The default URL of the API: <c>https://api.losant.com</c>.</summary>
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
    /// The URL of the API: an absolute https URL without query, fragment or user name; http is accepted for loopback only. Its
    /// path is prepended to every call's path. Null (the default) means the base address of the <see cref="HttpClient"/> that
    /// was passed to the client, if it has one, and <see cref="DefaultBaseUrl"/> otherwise.
    /// </summary>
    public Uri? BaseUrl { get => _baseUrl; set => Set(ref _baseUrl, value); }

    /// <summary>
    /// The access token for calls: an API token or one from a sign-in. It is sent to <see cref="BaseUrl"/> only.
    /// For tokens that change, leave it null and set <see cref="TokenProvider"/>.
    /// </summary>
    public string? AccessToken { get => _accessToken; set => Set(ref _accessToken, value); }

    /// <summary>Provides tokens that change; cannot be combined with <see cref="AccessToken"/>.</summary>
    public ILosantTokenProvider? TokenProvider { get => _tokenProvider; set => Set(ref _tokenProvider, value); }

    /// <summary>The range of accepted API versions, sent as <c>Accept-Version</c>; <c>^1.30.0</c> by default.</summary>
    public string AcceptVersion { get => _acceptVersion; set => Set(ref _acceptVersion, value); }

    /// <summary>The domain of calls, sent as the header <c>losantdomain</c>; rarely needed. Null (the default) does not send the header.</summary>
    public string? LosantDomain { get => _losantDomain; set => Set(ref _losantDomain, value); }

    /// <summary>Whether responses include the available actions (<c>_actions</c>); false by default.</summary>
    public bool IncludeActions { get => _includeActions; set => Set(ref _includeActions, value); }

    /// <summary>
    /// Whether responses include links (<c>_links</c>); false by default, because typed calls do not need them. The
    /// vendor's JavaScript client requests links and embedded resources by default.
    /// </summary>
    public bool IncludeLinks { get => _includeLinks; set => Set(ref _includeLinks, value); }

    /// <summary>Whether responses include embedded resources (<c>_embedded</c>); false by default.</summary>
    public bool IncludeEmbedded { get => _includeEmbedded; set => Set(ref _includeEmbedded, value); }

    /// <summary>
    /// Whether bodies and parameters are validated before they are sent; true by default. A body that violates its schema throws
    /// a <see cref="LosantRequestValidationException"/> that lists every violation, a parameter that violates its constraints an
    /// <see cref="ArgumentException"/> that names it, and nothing is sent. Path parameters are always checked.
    /// </summary>
    public bool ValidateRequests { get => _validateRequests; set => Set(ref _validateRequests, value); }

    /// <summary>
    /// The maximum duration of a call, from requesting a token to the last byte of the response; for event streams, until the
    /// stream is open. Null (the default) means the <see cref="HttpClient.Timeout"/> of the HttpClient that was passed, or 100
    /// seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit. An HttpClient's own timeout still applies.
    /// </summary>
    public TimeSpan? Timeout { get => _timeout; set => Set(ref _timeout, value); }

    /// <summary>
    /// The maximum size of a response in bytes after decompression; 256 MiB by default, at most <see cref="Array.MaxLength"/>.
    /// A larger response throws a <see cref="LosantResponseException"/>. For event streams, the limit applies to one event. At
    /// most 1 MiB of an error response is read.
    /// </summary>
    public long MaxResponseSize { get => _maxResponseSize; set => Set(ref _maxResponseSize, value); }

    /// <summary>The clock for timeouts, watchdogs and delays; the system clock by default. For tests.</summary>
    public TimeProvider TimeProvider { get => _timeProvider; set => Set(ref _timeProvider, value ?? TimeProvider.System); }

    /// <summary>
    /// Called with each request right before it is sent, and again when it is resent after a 401 or when an event stream
    /// reconnects. The request does not have the token yet. An exception from the callback fails the call.
    /// </summary>
    public Action<LosantRequestContext>? OnRequest { get => _onRequest; set => Set(ref _onRequest, value); }

    /// <summary>Called with each response after its body is read. The token is already removed from its request.</summary>
    public Action<LosantResponseContext>? OnResponse { get => _onResponse; set => Set(ref _onResponse, value); }

    /// <summary>
    /// Called once for each failed call, before the caller sees the exception; for event streams, for each failed attempt to open
    /// one. Not called for failures before sending: an invalid argument, a body that violates its schema, a missing token.
    /// </summary>
    public Action<LosantFailureContext>? OnFailure { get => _onFailure; set => Set(ref _onFailure, value); }

    /// <summary>Checks the options on the first call, keeps the settings and rejects later changes.</summary>
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
                throw new InvalidOperationException("The options are in use and cannot change after the client's first call.");
            field = value;
        }
    }
}
