using System.Net;
using System.Text;

namespace Losant.Tests.Http;

/// <summary>A transport made of a function, for what no socket is needed for.</summary>
internal sealed class FakeHandler(Func<HttpRequestMessage, HttpResponseMessage> reply) : HttpMessageHandler
{
    public static FakeHandler Saying(string json) => new(_ => Json(json));

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var response = reply(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}

/// <summary>Passes everything on and tells when a response's headers arrived.</summary>
internal sealed class WatchingHandler(Action arrived) : DelegatingHandler(Losant.Runtime.ActionPipeline.CreateHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        arrived();
        return response;
    }
}
