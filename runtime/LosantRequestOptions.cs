namespace Losant;

/// <summary>What one call does differently from <see cref="LosantClientOptions"/>. Immutable; may serve any number of calls.</summary>
public sealed class LosantRequestOptions
{
    /// <summary>The domain that the call belongs to, sent as the header <c>losantdomain</c>; null leaves the client's own.</summary>
    public string? LosantDomain { get; init; }

    /// <summary>Whether the response shall describe what can be done next (<c>_actions</c>); null leaves the client's choice.</summary>
    public bool? IncludeActions { get; init; }

    /// <summary>Whether the response shall hold links (<c>_links</c>); null leaves the client's choice.</summary>
    public bool? IncludeLinks { get; init; }

    /// <summary>Whether the response shall hold embedded resources (<c>_embedded</c>); null leaves the client's choice.</summary>
    public bool? IncludeEmbedded { get; init; }

    /// <summary>
    /// How long the call may take; null leaves <see cref="LosantClientOptions.Timeout"/>,
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit. For event streams: until the stream is open.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>More headers for the request. <c>Authorization</c> is refused: the token has a place of its own, <see cref="TokenProvider"/> or the client's options.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Where the token of the call comes from; null leaves the client's. It wins over both the client's token and its provider, so that
    /// one client can serve many devices or users: keep one instance of the options for each of them. After a 401 it is told and asked
    /// once more, as the client's own is.
    /// </summary>
    public ILosantTokenProvider? TokenProvider { get; init; }

    /// <summary>
    /// Called with the status, the headers and the body of each response to the call, after <see cref="LosantClientOptions.OnResponse"/>:
    /// once as a rule, once more when the call is sent again after a 401, and each time that an event stream is opened. It is a callback
    /// because a method returns the body alone, and because options may serve many calls at once and so cannot hold what came of one.
    /// Called for error statuses too, before the exception. An exception from the callback fails the call.
    /// </summary>
    public Action<LosantResponseContext>? OnResponse { get; init; }

    /// <summary>
    /// Event streams: how long nothing at all may arrive, keepalives included, before the connection counts as lost. Null
    /// means five of the keepalive intervals that the call asks for (2 seconds where it asks for none), and 10 seconds at least.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>
    /// Event streams: called when the connection was lost and a new one is about to be tried, and again when it is open. Events
    /// of the time between are lost, so this is the place to fetch what was missed. An exception from it ends the stream.
    /// </summary>
    public Action<LosantReconnectContext>? OnReconnect { get; init; }
}
