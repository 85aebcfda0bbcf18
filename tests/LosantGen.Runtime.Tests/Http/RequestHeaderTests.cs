using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>Which headers a call has, and which it may have.</summary>
public class RequestHeaderTests
{
    private const string Json = """{"name":"pump","value":1}""";
    private const string NoHal = "_actions=false&_links=false&_embedded=false";

    [Fact]
    public async Task A_call_has_the_headers_of_the_API_and_requests_no_links()
    {
        var request = await SentAsync(client => client.GetAsync("575ec8687ae143cd83dc4a97", "575ecf887ae143cd83dc4aa2"));
        Assert.Equal("GET", request.Method);
        Assert.Equal("/apps/575ec8687ae143cd83dc4a97/things/575ecf887ae143cd83dc4aa2?" + NoHal, request.Target);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Assert.Equal("^1.30.0", request.Headers["Accept-Version"]);
        Assert.Equal("Bearer " + TestServer.Token, request.Headers["Authorization"]);
        Assert.DoesNotContain("losantdomain", request.Headers.Keys);
        Assert.DoesNotContain("Content-Type", request.Headers.Keys);
        Assert.Empty(request.Body);
    }

    [Fact]
    public async Task A_header_parameter_takes_precedence_over_the_option_of_the_client()
    {
        var request = await SentAsync(client => client.FindAsync(domain: "own.example.com"), new LosantClientOptions { LosantDomain = "example.com" });
        Assert.Equal("own.example.com", request.Headers["losantdomain"]);
    }

    [Fact]
    public async Task A_call_can_have_additional_headers_but_not_another_token()
    {
        var request = await SentAsync(client => client.FindAsync(options: new() { Headers = new Dictionary<string, string> { ["X-Trace"] = "abc" } }));
        Assert.Equal("abc", request.Headers["X-Trace"]);

        await RefusedAsync("authorization", "Bearer other");
        await RefusedAsync("X-Trace", "a\r\nInjected: b");
        await RefusedAsync("Content-Type", "text/plain");
        await RefusedAsync("no header", "x");

        static async Task RefusedAsync(string name, string value)
        {
            using var client = new ThingClient(new LosantClientOptions { AccessToken = "t" });
            var options = new LosantRequestOptions { Headers = new Dictionary<string, string> { [name] = value } };
            var error = await Assert.ThrowsAsync<ArgumentException>(() => client.FindAsync(options: options));
            Assert.Equal("options", error.ParamName);
        }
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("hOST")]
    [InlineData("Connection")]
    [InlineData("Keep-Alive")]
    [InlineData("Proxy-Authorization")]
    [InlineData("proxy-connection")]
    [InlineData("TE")]
    [InlineData("Expect")]
    [InlineData("Trailer")]
    [InlineData("Transfer-Encoding")]
    [InlineData("upgrade")]
    [InlineData("HTTP2-Settings")]
    [InlineData("Content-Length")]
    [InlineData("")]
    public async Task A_header_of_the_host_or_the_connection_is_rejected_and_nothing_is_sent(string name)
    {
        await using var server = await TestServer.StartAsync(Json);
        using var client = server.Client();
        var options = new LosantRequestOptions { Headers = new Dictionary<string, string> { [name] = "elsewhere.example" } };

        var call = Assert.Throws<ArgumentException>(() => { _ = client.FindAsync(options: options); });
        var raw = Assert.Throws<ArgumentException>(() => { _ = client.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/things"), options); });

        Assert.Equal(("options", "options"), (call.ParamName, raw.ParamName));
        await client.FindAsync();
        Assert.DoesNotContain("elsewhere", Assert.Single(server.Received).Headers["Host"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Authorization")]
    public void A_parameter_of_a_description_cannot_set_the_host_or_the_token_either(string name)
    {
        using var pipeline = new ActionPipeline(new LosantClientOptions { AccessToken = "t" });

        var error = Assert.Throws<ArgumentException>(() =>
        {
            var call = pipeline.Begin(new ActionInfo("thing", "get", "GET", "/things", ActionTraits.Idempotent));
            call.Header(name, "elsewhere.example");
        });

        Assert.Equal(name, error.ParamName);
    }

    private static async Task<ReceivedRequest> SentAsync(Func<ThingClient, Task> call, LosantClientOptions? options = null)
    {
        await using var server = await TestServer.StartAsync(Json);
        options ??= new LosantClientOptions();
        options.BaseUrl = server.Url;
        options.AccessToken = TestServer.Token;
        using var client = new ThingClient(options);
        await call(client);
        return server.Received.Single();
    }
}
