using Losant.Runtime.Http.Calls;

namespace Losant;

/// <summary>
/// A request to the API that no description knows: an action that is newer than the generated client, for example. It goes to the
/// client's base URL and nowhere else, with the client's token if there is one. Immutable; may be sent any number of times. Headers and
/// what else holds for one call are in <see cref="LosantRequestOptions"/>.
/// </summary>
public sealed class LosantRawRequest
{
    /// <summary>Initializes a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">
    /// The path below the client's base URL, with or without a slash at its beginning: <c>/applications/64b7f0c2a91e3d5f80c41b27/devices</c>.
    /// Escaped where it must be: <see cref="Uri.EscapeDataString(string)"/> makes a segment of any text. The query has a place of its own.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The path could lead elsewhere or be read in two ways: it is a whole URL, begins with two slashes, has an empty segment,
    /// <c>.</c>, <c>..</c>, a backslash, a query or fragment, or a character that is not escaped.
    /// </exception>
    public LosantRawRequest(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrEmpty(path);
        Method = method;
        Path = RawPath.Check(path, nameof(path));
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path with a slash at its beginning.</summary>
    public string Path { get; }

    /// <summary>The parameters of the query in their order; names may occur more than once. Both names and values are escaped when they are sent. Null is none.</summary>
    public IEnumerable<KeyValuePair<string, string>>? Query { get; init; }

    /// <summary>The body; null is none.</summary>
    public LosantContent? Content { get; init; }
}
