namespace Losant;

/// <summary>Options for one call that override <see cref="LosantClientOptions"/>. Immutable; can be used for any number of calls.</summary>
public sealed class LosantRequestOptions
{
    /// <summary>The domain of the call, sent as the header <c>losantdomain</c>; null means the client's option.</summary>
    public string? LosantDomain { get; init; }

    /// <summary>Whether the response includes the available actions (<c>_actions</c>); null means the client's option.</summary>
    public bool? IncludeActions { get; init; }

    /// <summary>Whether the response includes links (<c>_links</c>); null means the client's option.</summary>
    public bool? IncludeLinks { get; init; }

    /// <summary>Whether the response includes embedded resources (<c>_embedded</c>); null means the client's option.</summary>
    public bool? IncludeEmbedded { get; init; }

    /// <summary>
    /// The maximum duration of the call; null means <see cref="LosantClientOptions.Timeout"/>,
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit. For event streams, until the stream is open.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Additional headers. <c>Authorization</c> is rejected: set the token with <see cref="TokenProvider"/> or in the client's options.
    /// So are <c>Host</c>, because calls go to the client's base URL only, and headers of the connection such as <c>Connection</c>,
    /// <c>Transfer-Encoding</c>, <c>Upgrade</c>, <c>TE</c> and <c>Proxy-Authorization</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Provides the token for the call; null means the client's. It overrides both the client's token and its provider, so that
    /// one client can serve many devices or users: keep one instance of the options for each of them. After a 401, its token is
    /// rejected and a new one requested once, as with the client's own provider.
    /// </summary>
    public ILosantTokenProvider? TokenProvider { get; init; }

    /// <summary>
    /// Called with the status, headers and body of each response to the call, after <see cref="LosantClientOptions.OnResponse"/>:
    /// usually once, again when the call is resent after a 401, and each time an event stream is opened. It is a callback
    /// because methods return only the body, and because concurrent calls may share one instance, which cannot hold a response.
    /// Also called for error statuses, before the exception is thrown. An exception from the callback fails the call. Not called if the
    /// client's callback throws.
    /// </summary>
    public Action<LosantResponseContext>? OnResponse { get; init; }

    /// <summary>
    /// Called after <see cref="LosantClientOptions.OnMisfit"/>, if something in the response does not fit its description and was kept as
    /// JSON. An exception from the callback fails the call.
    /// </summary>
    public Action<LosantMisfitContext>? OnMisfit { get; init; }

    /// <summary>
    /// For event streams: how long nothing may arrive, not even keepalives, before the connection is considered lost. Null
    /// means five keepalive intervals as requested by the call (2 seconds if it requests none), and at least 10 seconds.
    /// For a download: how long a read of its body may receive nothing before it throws a
    /// <see cref="TimeoutException"/>; null means the call's timeout. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits forever.
    /// </summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>
    /// For event streams: called when the connection was lost, before an attempt to reconnect, and again when it is open. Events
    /// in between are missed, so fetch them here if you need them. An exception from the callback ends the stream.
    /// </summary>
    public Action<LosantReconnectContext>? OnReconnect { get; init; }
}
