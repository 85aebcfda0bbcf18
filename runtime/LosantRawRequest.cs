using Losant.Runtime.Http.Calls;

namespace Losant;

/// <summary>
/// A request to the API without a description, such as an action that is newer than the generated client. It is sent only to the
/// client's base URL, with the client's token if there is one. Immutable; may be sent any number of times. Headers and other
/// per-call options are in <see cref="LosantRequestOptions"/>.
/// </summary>
public sealed class LosantRawRequest
{
    /// <summary>Initializes a request.</summary>
    /// <param name="method">The HTTP method; neither CONNECT, which asks for another host, nor TRACE, which makes a server repeat the token.</param>
    /// <param name="path">
    /// The path below the client's base URL, with or without a leading slash: <c>/applications/64b7f0c2a91e3d5f80c41b27/devices</c>.
    /// It must be escaped: <see cref="Uri.EscapeDataString(string)"/> turns any string into a segment. Pass the query in <see cref="Query"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The method is not allowed, or the path could lead elsewhere or is ambiguous: it is a whole URL, begins with two slashes, or has an empty segment,
    /// <c>.</c>, <c>..</c>, a backslash, a query, a fragment, or a character that is not escaped.
    /// </exception>
    public LosantRawRequest(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrEmpty(path);
        // Parsed, because handlers ignore the case of known methods: "connect" is CONNECT.
        Method = HttpMethod.Parse(method.Method);
        if (Method == HttpMethod.Connect || Method == HttpMethod.Trace)
            throw new ArgumentException($"The method {Method} is not allowed: requests go to the client's base URL only, and no server may repeat the token.", nameof(method));
        Path = RawPath.Check(path, nameof(path));
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path with a leading slash.</summary>
    public string Path { get; }

    /// <summary>The query parameters in order; names may occur more than once. Names and values are escaped when they are sent. Null means none.</summary>
    public IEnumerable<KeyValuePair<string, string>>? Query { get; init; }

    /// <summary>The body; null means none.</summary>
    public LosantContent? Content { get; init; }
}
