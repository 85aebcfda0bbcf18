using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>
/// The response to a <see cref="LosantRawRequest"/>, a success, whose body is read by whoever asked, as it arrives. Dispose it when the
/// body is read: until then it holds a connection.
/// </summary>
public sealed class LosantRawDownload : IDisposable, IAsyncDisposable
{
    /// <summary>Initializes a download, for tests and fakes.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The body; it is disposed with the download.</param>
    /// <param name="contentType">The content type; null states none.</param>
    /// <exception cref="ArgumentNullException">The body is missing.</exception>
    public LosantRawDownload(HttpStatusCode statusCode, Stream body, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        (StatusCode, Body, ContentType) = (statusCode, body, contentType);
    }

    /// <summary>The HTTP status, from 200 to 299.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The response's headers, content headers included, by name in any case; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The content type as the server states it; null where it states none.</summary>
    public string? ContentType { get; }

    /// <summary>How many bytes the body has; null where the server does not say, and where it was compressed.</summary>
    public long? ContentLength { get; init; }

    /// <summary>
    /// The body after decompression, to be read once from its beginning. It may be of any size:
    /// <see cref="LosantClientOptions.MaxResponseSize"/> is a limit of what is held in memory. A read that brings nothing for
    /// <see cref="LosantRequestOptions.IdleTimeout"/> (the call's timeout where that is null) is a <see cref="TimeoutException"/>, a
    /// connection that is lost an <see cref="IOException"/>.
    /// </summary>
    public Stream Body { get; }

    /// <summary>Closes the body, and the connection if the body was not read to its end.</summary>
    public void Dispose() => Body.Dispose();

    /// <summary>Closes the body, and the connection if the body was not read to its end.</summary>
    /// <returns>A task that ends when they are closed.</returns>
    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
