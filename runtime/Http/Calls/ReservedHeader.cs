namespace Losant.Runtime.Http.Calls;

/// <summary>Request headers that a caller must not set: those of the token, of the host, and of the connection (RFC 9110, 7.6.1).</summary>
internal static class ReservedHeader
{
    private static readonly string[] OfConnections = ["Connection", "Expect", "HTTP2-Settings", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade"];

    /// <summary>Gets why a caller must not set a header, and what to do instead; null if it may be set.</summary>
    public static string? Reason(string name)
    {
        if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            return "set the token in LosantClientOptions, or TokenProvider in LosantRequestOptions";
        if (name.Equals("Host", StringComparison.OrdinalIgnoreCase))
            return "calls go to the client's base URL only";
        return name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase) || Array.Exists(OfConnections, other => name.Equals(other, StringComparison.OrdinalIgnoreCase))
            ? "it belongs to the connection, which the message handler manages"
            : null;
    }
}
