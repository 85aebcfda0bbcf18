using System.Net;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>The system's proxy. It is one of the whole process, so that other tests must not run beside these.</summary>
[Collection(nameof(ProxyTests))]
[CollectionDefinition(nameof(ProxyTests), DisableParallelization = true)]
public class ProxyTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_to_loopback_goes_to_no_proxy_and_any_other_call_does()
    {
        var usual = HttpClient.DefaultProxy;
        await using var proxy = await TestServer.StartAsync("{}", 502);
        await using var server = await TestServer.StartAsync("""{"name":"pump"}""");
        using var client = server.Client();
        using var other = new HttpMessageInvoker(Losant.Runtime.ActionPipeline.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://losant.example/x");
        try
        {
            HttpClient.DefaultProxy = new WebProxy(proxy.Url);
            Assert.Equal("pump", (await client.GetAsync("a", "b", cancellationToken: Stop)).Name);
            Assert.Empty(proxy.Received);
            using var response = await other.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
            Assert.Single(proxy.Received);
        }
        finally
        {
            HttpClient.DefaultProxy = usual;
        }
    }
}
