using System.Net;

namespace LosantGen.Runtime.Tests.Http;

public class ConstructionTests
{
    private const string Json = """{"name":"pump","value":1}""";

    [Theory]
    [InlineData("http://api.losant.com", "https")]
    [InlineData("ftp://localhost", "https")]
    [InlineData("/relative", "absolute")]
    [InlineData("https://user:word@api.losant.com", "user name")]
    [InlineData("https://api.losant.com/?a=b", "query")]
    [InlineData("https://api.losant.com/#x", "fragment")]
    public async Task An_insecure_or_invalid_base_url_is_rejected(string url, string complaint)
    {
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = new Uri(url, UriKind.RelativeOrAbsolute), AccessToken = TestServer.Token });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("a", "b"));
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestServer.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://losant.example.com/base/", "https://losant.example.com/base/public?")]
    [InlineData("https://losant.example.com", "https://losant.example.com/public?")]
    [InlineData("http://localhost:8080/a%20b", "http://localhost:8080/a%20b/public?")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/public?")]
    public async Task A_base_url_keeps_its_path(string url, string expected)
    {
        Uri? seen = null;
        using var http = new HttpClient(new FakeHandler(request =>
        {
            seen = request.RequestUri;
            return FakeHandler.Json(Json);
        }));
        using var client = new ThingClient(http, new LosantClientOptions { BaseUrl = new Uri(url) });
        await client.PublicAsync();
        Assert.StartsWith(expected, seen!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_base_url_the_given_clients_address_is_used_or_else_the_vendors()
    {
        var hosts = new List<string>();
        var handler = new FakeHandler(request =>
        {
            hosts.Add(request.RequestUri!.Host);
            return FakeHandler.Json(Json);
        });
        using var with = new HttpClient(handler) { BaseAddress = new Uri("https://own.example.com/") };
        using var without = new HttpClient(handler);
        await new ThingClient(with).PublicAsync();
        await new ThingClient(without).PublicAsync();
        Assert.Equal(["own.example.com", "api.losant.com"], hosts);
    }

    [Fact]
    public async Task A_fake_transport_takes_three_lines()
    {
        using var http = new HttpClient(FakeHandler.Saying(Json));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = "t" });
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
    }

    [Fact]
    public async Task Options_are_frozen_by_the_first_call_and_not_before()
    {
        var options = new LosantClientOptions();
        using var http = new HttpClient(FakeHandler.Saying(Json));
        using var client = new ThingClient(http, options);
        options.AccessToken = "changed before use";
        options.AccessToken = "t";
        await client.GetAsync("a", "b");
        Assert.Throws<InvalidOperationException>(() => options.AccessToken = "u");
        Assert.Throws<InvalidOperationException>(() => options.BaseUrl = null);
        Assert.Throws<InvalidOperationException>(() => options.MaxResponseSize = 1);
        Assert.Equal("t", options.AccessToken);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("naïve")]
    public async Task A_token_that_is_not_a_valid_header_value_is_rejected_without_being_shown(string token)
    {
        using var client = new ThingClient(new LosantClientOptions { AccessToken = token });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("a", "b"));
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contradictory_options_are_rejected()
    {
        await RefusedAsync(new LosantClientOptions { AccessToken = "t", TokenProvider = new CountingTokens() });
        await RefusedAsync(new LosantClientOptions { AccessToken = "t", Timeout = TimeSpan.Zero });
        await RefusedAsync(new LosantClientOptions { AccessToken = "t", MaxResponseSize = 0 });
        await RefusedAsync(new LosantClientOptions { AccessToken = "t", AcceptVersion = "" });
        await RefusedAsync(new LosantClientOptions { AccessToken = "t", LosantDomain = "a\r\nb" });

        static async Task RefusedAsync(LosantClientOptions options)
        {
            using var client = new ThingClient(options);
            await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("a", "b"));
        }
    }

    [Fact]
    public async Task A_given_client_is_neither_changed_nor_disposed()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(7) };
        using (var client = new ThingClient(http, server.Options()))
            await client.GetAsync("a", "b");

        Assert.Empty(http.DefaultRequestHeaders);
        Assert.Null(http.BaseAddress);
        Assert.Equal(TimeSpan.FromSeconds(7), http.Timeout);
        Assert.Contains("pump", await http.GetStringAsync(server.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_client_throws_ObjectDisposedException()
    {
        await using var server = await TestServer.StartAsync(Json);
        var client = server.Client();
        client.Dispose();
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.GetAsync("a", "b"));
    }

    [Fact]
    public async Task A_redirect_is_an_error_and_the_token_is_not_sent_to_it()
    {
        await using var elsewhere = await TestServer.StartAsync(Json);
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Url + "elsewhere?secret=1");
            return Task.CompletedTask;
        });
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<LosantApiException>(() => client.GetAsync("a", "b"));
        Assert.Equal(HttpStatusCode.Redirect, error.StatusCode);
        Assert.Contains("redirects to " + elsewhere.Url + "elsewhere;", error.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Received);
    }

    [Fact]
    public async Task A_given_client_that_follows_redirects_does_not_send_the_token()
    {
        await using var elsewhere = await TestServer.StartAsync(Json);
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Url + "elsewhere");
            return Task.CompletedTask;
        });
        using var http = new HttpClient();
        using var client = new ThingClient(http, server.Options());
        await client.GetAsync("a", "b");
        Assert.Equal(TestServer.Token, server.Received.Single().Token);
        Assert.Null(elsewhere.Received.Single().Token);
    }

    [Fact]
    public async Task A_given_client_keeps_its_http_version()
    {
        Version? seen = null;
        using var http = new HttpClient(new FakeHandler(request =>
        {
            seen = request.Version;
            return FakeHandler.Json(Json);
        }))
        { DefaultRequestVersion = HttpVersion.Version20 };
        await new ThingClient(http).PublicAsync();
        Assert.Equal(HttpVersion.Version20, seen);
    }

    [Fact]
    public void The_default_handler_renews_connections_and_follows_no_redirects()
    {
        using var outer = Losant.Runtime.ActionPipeline.CreateHandler();
        var handler = Assert.IsType<SocketsHttpHandler>(Assert.IsType<DelegatingHandler>(outer, exactMatch: false).InnerHandler);
        Assert.True(handler.PooledConnectionLifetime < TimeSpan.FromMinutes(15));
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
    }
}
