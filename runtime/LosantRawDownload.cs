using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>
/// The success response to a <see cref="LosantRawRequest"/>, or to an action whose response is not JSON. Its body is read as a stream, or
/// as bytes. Dispose it after reading the body: until then it holds a connection.
/// </summary>
public sealed class LosantRawDownload : IDisposable, IAsyncDisposable
{
    /// <summary>Initializes a download, for tests and fakes.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The body; disposed together with the download.</param>
    /// <param name="contentType">The content type; null if there is none.</param>
    /// <exception cref="ArgumentNullException">The body is null.</exception>
    public LosantRawDownload(HttpStatusCode statusCode, Stream body, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        (StatusCode, Body, ContentType) = (statusCode, body, contentType);
    }

    /// <summary>The HTTP status, from 200 to 299.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The response's headers, content headers included, by case-insensitive name; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The content type that the server states; null if it states none.</summary>
    public string? ContentType { get; }

    /// <summary>The length of the body in bytes; null if the server does not state it, or if the body was compressed.</summary>
    public long? ContentLength { get; init; }

    /// <summary>
    /// The body after decompression; it can be read once. It may be of any size: <see cref="LosantClientOptions.MaxResponseSize"/>
    /// limits only what is held in memory. A read that receives nothing for <see cref="LosantRequestOptions.IdleTimeout"/> (the
    /// call's timeout if that is null) throws a <see cref="TimeoutException"/>; a lost connection, or a body that cannot be decompressed, an <see cref="IOException"/>, and one after
    /// the client was disposed an <see cref="ObjectDisposedException"/>.
    /// </summary>
    public Stream Body { get; }

    /// <summary>Reads the body, or what is left of it, into memory.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="TimeoutException">Nothing was received for too long.</exception>
    /// <exception cref="IOException">The connection was lost, or the body cannot be decompressed or is larger than an array can be.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<byte[]> ReadBytesAsync(CancellationToken cancellationToken = default)
    {
        var bytes = new ReceivedBytes(ContentLength);
        int read;
        do
        {
            read = await Body.ReadAsync(bytes.Room(Array.MaxLength + 1L - bytes.Length), cancellationToken).ConfigureAwait(false);
            bytes.Add(read);
            if (bytes.Length > Array.MaxLength)
                throw new IOException("The body is larger than an array can be.");
        }
        while (read > 0);
        var whole = bytes.ToArray();
        bytes.Return();
        return whole;
    }

    /// <summary>Closes the body, and the connection if the body was not read to its end.</summary>
    public void Dispose() => Body.Dispose();

    /// <summary>Closes the body, and the connection if the body was not read to its end.</summary>
    /// <returns>A task that completes when they are closed.</returns>
    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
