using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>Forwards all requests and signals when the headers of a response arrive.</summary>
internal sealed class WatchingHandler(Action arrived) : DelegatingHandler(ActionPipeline.CreateHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        arrived();
        return response;
    }
}
