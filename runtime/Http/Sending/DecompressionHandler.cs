using System.Net;

namespace Losant.Runtime.Http.Sending;

/// <summary>
/// Requests responses compressed with gzip, and decompresses them. It does the same as the framework's AutomaticDecompression for
/// gzip, which keeps brotli in a trimmed program regardless of its setting.
/// </summary>
internal sealed class DecompressionHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Requests a compressed response.</summary>
    public static void Ask(HttpRequestMessage request)
    {
        if (!request.Headers.NonValidated.Contains("Accept-Encoding"))
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
    }

    /// <summary>Decompresses a response that is compressed with gzip.</summary>
    public static void Decompress(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (MayHaveBody(request, response) && ContentCoding.Of(response.Content).Equals("gzip", StringComparison.OrdinalIgnoreCase))
            response.Content = Decompressed(response.Content);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Ask(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Decompress(request, response);
        return response;
    }

    // The framework's own content gives its stream at once.
    private static StreamContent Decompressed(HttpContent compressed)
    {
        var content = new StreamContent(new GZipBody(compressed.ReadAsStream()));
        foreach (var (name, values) in compressed.Headers.NonValidated)
        {
            // Both describe the compressed bytes.
            if (!name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                content.Headers.TryAddWithoutValidation(name, values);
        }

        return content;
    }

    private static bool MayHaveBody(HttpRequestMessage request, HttpResponseMessage response) => request.Method != HttpMethod.Head
        && response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.ResetContent or HttpStatusCode.NotModified);
}
