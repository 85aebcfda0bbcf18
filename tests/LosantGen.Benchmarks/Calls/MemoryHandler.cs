using System.Net;
using System.Net.Http.Headers;

namespace LosantGen.Benchmarks.Calls;

/// <summary>Returns the same bytes for every request, after it has read the request's body as a network would.</summary>
internal sealed class MemoryHandler(byte[] reply) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content) await content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(reply), RequestMessage = request };
        response.Content.Headers.ContentType = Json;
        return response;
    }
}
