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

    /// <summary>
    /// The URL of the API: an absolute https URL without query, fragment or user name; http is accepted for loopback only. Its
    /// path is prepended to every call's path. Null (the default) means the base address of the <see cref="HttpClient"/> that
    /// was passed to the client, if it has one, and <see cref="DefaultBaseUrl"/> otherwise.
    /// </summary>
    public Uri? BaseUrl { get; set => Set(ref field, value); }

    /// <summary>
    /// The access token for calls: an API token or one from a sign-in. It is sent to <see cref="BaseUrl"/> only.
    /// For tokens that change, leave it null and set <see cref="TokenProvider"/>.
    /// </summary>
    public string? AccessToken { get; set => Set(ref field, value); }

    /// <summary>Provides tokens that change; cannot be combined with <see cref="AccessToken"/>.</summary>
    public ILosantTokenProvider? TokenProvider { get; set => Set(ref field, value); }

    /// <summary>
    /// The range of accepted API versions, sent as <c>Accept-Version</c>. Null (the default) means the version that the client was generated
    /// for: <c>^1.30.0</c>, if it was generated from the built-in descriptions.
    /// </summary>
    public string? AcceptVersion { get; set => Set(ref field, value); }

    /// <summary>The domain of calls, sent as the header <c>losantdomain</c>; rarely needed. Null (the default) does not send the header.</summary>
    public string? LosantDomain { get; set => Set(ref field, value); }

    /// <summary>
    /// The name of the program and its version, such as <c>MyProgram/1.2</c>, sent in the header <c>User-Agent</c> before the library's own
    /// <c>LosantGen/</c> with its version. Null (the default) sends the library's only; an <see cref="HttpClient"/> that was passed and has the header
    /// among its default headers then sends that one instead.
    /// </summary>
    public string? UserAgent { get; set => Set(ref field, value); }

    /// <summary>Whether responses include the available actions (<c>_actions</c>); false by default.</summary>
    public bool IncludeActions { get; set => Set(ref field, value); }

    /// <summary>
    /// Whether responses include links (<c>_links</c>); false by default, because typed calls do not need them. The
    /// vendor's JavaScript client requests links and embedded resources by default.
    /// </summary>
    public bool IncludeLinks { get; set => Set(ref field, value); }

    /// <summary>Whether responses include embedded resources (<c>_embedded</c>); false by default.</summary>
    public bool IncludeEmbedded { get; set => Set(ref field, value); }

    /// <summary>
    /// Whether bodies and parameters are validated before they are sent; true by default. A body that violates its schema throws
    /// a <see cref="LosantRequestValidationException"/> that lists every violation, a parameter that violates its constraints an
    /// <see cref="ArgumentException"/> that names it, and nothing is sent. Path parameters are always checked.
    /// </summary>
    public bool ValidateRequests { get; set => Set(ref field, value); } = true;

    /// <summary>
    /// The maximum duration of a call, from requesting a token to the last byte of the response; for event streams, until the
    /// stream is open. Null (the default) means the <see cref="HttpClient.Timeout"/> of the HttpClient that was passed, or 100
    /// seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit. An HttpClient's own timeout still applies.
    /// </summary>
    public TimeSpan? Timeout { get; set => Set(ref field, value); }

    /// <summary>
    /// The maximum size of a response in bytes after decompression; 256 MiB by default, at most <see cref="Array.MaxLength"/>.
    /// A larger response throws a <see cref="LosantResponseException"/>. For event streams, the limit applies to one event. At
    /// most 1 MiB of an error response is read.
    /// </summary>
    public long MaxResponseSize { get; set => Set(ref field, value); } = 256L * 1024 * 1024;

    /// <summary>The clock for timeouts, watchdogs and delays; the system clock by default. For tests.</summary>
    public TimeProvider TimeProvider { get; set => Set(ref field, value ?? TimeProvider.System); } = TimeProvider.System;

    /// <summary>
    /// Called with each request right before it is sent, and again when it is resent after a 401 or when an event stream
    /// reconnects. The request does not have the token yet. An exception from the callback fails the call.
    /// </summary>
    public Action<LosantRequestContext>? OnRequest { get; set => Set(ref field, value); }

    /// <summary>
    /// Called with each response after its body is read. The token is already removed from its request. An exception from the callback
    /// fails the call, whose own <see cref="LosantRequestOptions.OnResponse"/> is then not called.
    /// </summary>
    public Action<LosantResponseContext>? OnResponse { get; set => Set(ref field, value); }

    /// <summary>
    /// Called once for each call whose task fails, before the caller sees the exception: also if nothing was sent, because the call was
    /// cancelled, or the token provider failed or returned an invalid token. For event streams, called for each failed attempt to open
    /// one. Not called for what a method throws itself: an invalid argument or option, a body that violates its schema, a missing token.
    /// </summary>
    public Action<LosantFailureContext>? OnFailure { get; set => Set(ref field, value); }

    /// <summary>
    /// Called after each response, and each event of a stream, of which something does not fit its description: an optional member that
    /// has another kind of value, or an item of a page. It was kept as JSON, and the call succeeds. <c>AddLosantClient</c> logs it.
    /// </summary>
    public Action<LosantMisfitContext>? OnMisfit { get; set => Set(ref field, value); }

    /// <summary>Copies the options, to give another client options that differ in something. The copy can be changed even while these are in use.</summary>
    public LosantClientOptions Copy()
    {
        var copy = (LosantClientOptions)MemberwiseClone();
        copy._frozen = null;
        return copy;
    }

    /// <summary>Checks the options on the first call, keeps the settings and rejects later changes.</summary>
    internal ClientSettings Freeze()
    {
        if (_frozen is { } settings)
            return settings;
        lock (_gate)
            return _frozen ??= ClientSettings.Of(this);
    }

    /// <summary>A copy for sign-ins, which need no token and may have their own version of the API.</summary>
    internal LosantClientOptions ForSignIn(Uri baseUrl, string? acceptVersion)
    {
        var copy = Copy();
        (copy.BaseUrl, copy.AcceptVersion) = (baseUrl, acceptVersion ?? AcceptVersion);
        (copy.AccessToken, copy.TokenProvider) = (null, null);
        return copy;
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
