using Losant.Runtime;
using Losant.Runtime.Http.Calls;

namespace Losant;

/// <summary>
/// Downloads and uploads files by the links and forms that the API gives: results of jobs, and files of an application. No token is sent: a link is for
/// whoever has it, and leads to another host. It expires, after 24 hours in most cases.
/// </summary>
public static class LosantStorage
{
    private static readonly Lazy<HttpClient> Shared = new(static () =>
        new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan });

    /// <summary>Downloads to a file. The file is there only when all of it is: until then it has another name, and is deleted if the download fails.</summary>
    /// <param name="url">The link.</param>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="httpClient">Sends the request; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="LosantStorageException">The link leads to no file; perhaps it has expired.</exception>
    /// <exception cref="IOException">The file cannot be written, or the connection was lost.</exception>
    public static Task DownloadAsync(string url, string path, IProgress<long>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default) =>
        PartialFile.WriteAsync(path, file => DownloadAsync(url, file, progress, httpClient, cancellationToken));

    /// <summary>Downloads to a stream.</summary>
    /// <param name="url">The link.</param>
    /// <param name="target">The stream; it is not disposed.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="httpClient">Sends the request; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="LosantStorageException">The link leads to no file; perhaps it has expired.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public static async Task DownloadAsync(string url, Stream target, IProgress<long>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var response = await GetAsync(url, httpClient, cancellationToken).ConfigureAwait(false);
        var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = source.ConfigureAwait(false);
        var count = await StreamCopy.CopyAsync(source, target, progress, cancellationToken).ConfigureAwait(false);
        if (response.Content.Headers.ContentLength is { } announced && announced != count) throw new IOException("The connection ended before the whole file had come.");
    }

    /// <summary>Opens a file to read it while it comes.</summary>
    /// <param name="url">The link.</param>
    /// <param name="httpClient">Sends the request; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the request, until the content begins.</param>
    /// <returns>The content, which ends the request when it is disposed.</returns>
    /// <exception cref="LosantStorageException">The link leads to no file; perhaps it has expired.</exception>
    public static async Task<Stream> OpenAsync(string url, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        // The stream of a response gives back its connection, and there is nothing else to dispose of.
        var response = await GetAsync(url, httpClient, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads a file with a form.</summary>
    /// <param name="url">Where the form is posted.</param>
    /// <param name="fields">Its fields, which are sent unchanged, before the file.</param>
    /// <param name="file">The content from its present position on; it is not disposed.</param>
    /// <param name="progress">Told how many bytes have been sent.</param>
    /// <param name="httpClient">Sends the request; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <exception cref="LosantStorageException">The storage refused the form; perhaps it has expired.</exception>
    /// <exception cref="ArgumentException">The stream does not know its length.</exception>
    public static async Task UploadAsync(string url, IEnumerable<KeyValuePair<string, string>> fields, Stream file, IProgress<long>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(file);
        if (!file.CanSeek) throw new ArgumentException("The storage wants to know the length of the content. Copy the stream to a file or to a MemoryStream.", nameof(file));
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            var field = new StringContent(value);
            field.Headers.ContentType = null;
            form.Add(field, Quoted(name));
        }

        form.Add(new FormFile(file, progress), "\"file\"", "\"file\"");
        using var response = await (httpClient ?? Shared.Value).PostAsync(url, form, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) throw new LosantStorageException(response.StatusCode);
    }

    private static async Task<HttpResponseMessage> GetAsync(string url, HttpClient? httpClient, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        var response = await (httpClient ?? Shared.Value).GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode) return response;
        response.Dispose();
        throw new LosantStorageException(response.StatusCode);
    }

    // Storages expect quotes around names.
    private static string Quoted(string name) => $"\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"";
}
