using System.Net;
using System.Text;

namespace LosantGen.Testing;

/// <summary>A handler that calls a function, for tests that need no socket. It records the last request.</summary>
public sealed class FakeHandler(Func<HttpRequestMessage, HttpResponseMessage> reply) : HttpMessageHandler
{
    /// <summary>The last request; null if there was none.</summary>
    public HttpRequestMessage? Request { get; private set; }

    public static FakeHandler Saying(string json) => new(_ => Json(json));

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Request = request;
        var response = reply(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
