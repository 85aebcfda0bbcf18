namespace Losant.Runtime.Http.Sending;

/// <summary>
/// Asks for responses compressed with gzip, and unpacks them. It does what the framework's AutomaticDecompression does with gzip alone;
/// that one leads a trimmed program to brotli too, whatever it is set to.
/// </summary>
internal sealed class DecompressionHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.NonValidated.Contains("Accept-Encoding"))
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (ContentCoding.Of(response.Content).Equals("gzip", StringComparison.OrdinalIgnoreCase))
            response.Content = new DecompressedContent(response.Content);
        return response;
    }
}
