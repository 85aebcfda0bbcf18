using System.Net;
using System.Text;

namespace LosantGen.Testing;

/// <summary>A transport made of a function, for what no socket is needed for. It remembers what it was asked last.</summary>
public sealed class FakeHandler(Func<HttpRequestMessage, HttpResponseMessage> reply) : HttpMessageHandler
{
    /// <summary>The last request; null before there was one.</summary>
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
