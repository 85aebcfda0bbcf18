namespace LosantGen.Runtime.Tests.Http;

/// <summary>Options of one call: its token, and the details of its response.</summary>
public class CallOptionTests
{
    [Fact]
    public async Task One_client_can_call_for_many_devices()
    {
        await using var server = await TestServer.StartAsync("""{"name":"pump"}""");
        using var client = server.Client();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.GetAsync("a", $"{i}", new LosantRequestOptions { TokenProvider = new FixedTokens($"device-token-{i}") })));
        await client.GetAsync("a", "own");

        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal($"device-token-{i}", Assert.Single(server.Received, r => r.Path.EndsWith($"/{i}", StringComparison.Ordinal)).Token));
        Assert.Equal(TestServer.Token, server.Received.Last().Token);
    }

    [Fact]
    public async Task The_token_of_a_call_takes_precedence_over_the_provider_which_is_not_called()
    {
        await using var server = await TestServer.StartAsync("""{"name":"pump"}""");
        var asked = 0;
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new CountingTokens { Before = _ => Task.FromResult(asked++) } });

        await client.GetAsync("a", "b", new LosantRequestOptions { TokenProvider = new FixedTokens("of-the-call") });

        Assert.Equal("of-the-call", Assert.Single(server.Received).Token);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_client_without_a_token_can_use_the_token_of_the_call()
    {
        await using var server = await TestServer.StartAsync("""{"name":"pump"}""");
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url });

        await client.GetAsync("a", "b", new LosantRequestOptions { TokenProvider = new FixedTokens("of-the-call") });

        Assert.Equal("of-the-call", Assert.Single(server.Received).Token);
        Assert.Throws<LosantTokenException>(() => { _ = client.GetAsync("a", "b"); });
    }

    [Fact]
    public async Task A_call_whose_own_token_is_rejected_is_sent_again_with_the_next_one()
    {
        await using var server = await TestServer.StartAsync(context =>
            TestServer.JsonAsync(context, """{"name":"pump"}""", context.Request.Headers.Authorization == "Bearer token-2" ? 200 : 401));
        using var client = server.Client();
        var tokens = new CountingTokens();

        var thing = await client.PostAsync(new Thing { Name = "pump" }, new LosantRequestOptions { TokenProvider = tokens });

        Assert.Equal("pump", thing.Name);
        Assert.Equal(1, tokens.Rejections);
        Assert.Equal(["token-1", "token-2"], server.Received.Select(r => r.Token));
        Assert.All(server.Received, r => Assert.Equal("""{"name":"pump"}""", r.Text));
    }

    [Fact]
    public async Task A_token_of_a_call_is_not_in_its_exception()
    {
        await using var server = await TestServer.StartAsync(context => TestServer.JsonAsync(context, $$"""{"message":"Bad {{context.Request.Headers.Authorization}}"}""", 403));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<LosantApiException>(() => client.GetAsync("a", "b", new LosantRequestOptions { TokenProvider = new FixedTokens("very-s3cr3t-token") }));

        Assert.Equal("Bad Bearer [token]", error.ErrorMessage);
    }

    [Fact]
    public async Task A_call_reports_its_status_and_headers_on_request()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers["X-RateLimit-Remaining"] = context.Request.Path.Value![^1..];
            return TestServer.JsonAsync(context, """{"name":"pump"}""", 201);
        });
        var everyCall = 0;
        var options = server.Options();
        options.OnResponse = _ => Interlocked.Increment(ref everyCall);
        using var client = new ThingClient(options);
        (int Status, string? Left, int Length) seen = default;
        var ask = new LosantRequestOptions
        {
            OnResponse = response => seen = ((int)response.Message.StatusCode, response.Message.Headers.GetValues("X-RateLimit-Remaining").Single(), response.Body.Length),
        };

        await client.GetAsync("a", "7", ask);
        Assert.Equal((201, "7", 15), seen);
        await client.GetAsync("a", "8");
        Assert.Equal((201, "7", 15), seen);
        await client.GetAsync("a", "9", ask);
        Assert.Equal((201, "9", 15), seen);
        Assert.Equal(3, everyCall);
    }

    [Fact]
    public async Task A_call_that_fails_reports_its_status_before_the_exception()
    {
        await using var server = await TestServer.StartAsync("""{"type":"NotFound"}""", 404);
        using var client = server.Client();
        var seen = 0;

        await Assert.ThrowsAsync<LosantNotFoundException>(() => client.GetAsync("a", "b", new LosantRequestOptions { OnResponse = response => seen = (int)response.Message.StatusCode }));

        Assert.Equal(404, seen);
    }

    [Fact]
    public async Task The_callback_of_a_call_is_not_called_if_that_of_the_client_throws()
    {
        await using var server = await TestServer.StartAsync("""{"name":"pump"}""");
        var options = server.Options();
        options.OnResponse = _ => throw new IOException("from the client's");
        using var client = new ThingClient(options);
        var called = 0;

        var error = await Assert.ThrowsAsync<IOException>(() => client.GetAsync("a", "b", new LosantRequestOptions { OnResponse = _ => called++ }));

        Assert.Equal(("from the client's", 0), (error.Message, called));
    }

    [Fact]
    public async Task A_401_after_which_the_call_is_resent_is_reported_without_its_body()
    {
        await using var server = await TestServer.StartAsync(context =>
            TestServer.JsonAsync(context, """{"name":"pump"}""", context.Request.Headers.Authorization == "Bearer token-2" ? 200 : 401));
        using var client = server.Client();
        var seen = new List<(int, int)>();

        await client.GetAsync("a", "b", new LosantRequestOptions
        {
            TokenProvider = new CountingTokens(),
            OnResponse = response => seen.Add(((int)response.Message.StatusCode, response.Body.Length)),
        });

        Assert.Equal([(401, 0), (200, 15)], seen);
    }

    private sealed class FixedTokens(string token) : ILosantTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(token);
    }
}
