using System.Net;

namespace Losant.Runtime.Http.Sending;

/// <summary>
/// Requests responses compressed with gzip, and decompresses them. It does the same as the framework's AutomaticDecompression for
/// gzip, which keeps brotli in a trimmed program regardless of its setting.
/// </summary>
internal sealed class DecompressionHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.NonValidated.Contains("Accept-Encoding"))
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (MayHaveBody(request, response) && ContentCoding.Of(response.Content).Equals("gzip", StringComparison.OrdinalIgnoreCase))
            response.Content = new DecompressedContent(response.Content);
        return response;
    }

    private static bool MayHaveBody(HttpRequestMessage request, HttpResponseMessage response) => request.Method != HttpMethod.Head
        && response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.ResetContent or HttpStatusCode.NotModified);
}
