using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LosantGen.Conformance.Tests.Recordings;

/// <summary>Records the requests, and returns the same response for each.</summary>
internal sealed class CapturingHandler(int status = 200, string? body = "{}", string contentType = "application/json") : HttpMessageHandler
{
    private readonly List<SentRequest> _requests = [];

    public IReadOnlyList<SentRequest> Requests => _requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Add(await SentRequest.OfAsync(request, cancellationToken));
        var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request };
        if (body is not null)
        {
            response.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            response.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }
        return response;
    }
}
