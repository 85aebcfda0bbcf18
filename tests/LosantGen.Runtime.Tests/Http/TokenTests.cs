using System.Text;
using Microsoft.AspNetCore.Http;

namespace LosantGen.Runtime.Tests.Http;

public class TokenTests
{
    private const string Json = """{"name":"pump"}""";

    [Fact]
    public async Task Without_a_token_a_call_fails_before_the_network()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url });
        var error = Assert.Throws<LosantTokenException>(() => { _ = client.GetAsync("a", "b"); });
        Assert.Contains("thing.get needs an access token", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task An_anonymous_call_sends_a_token_if_there_is_one()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var without = new ThingClient(new LosantClientOptions { BaseUrl = server.Url });
        using var with = server.Client();
        await without.PublicAsync();
        await with.PublicAsync();
        Assert.Equal([null, TestServer.Token], server.Received.Select(request => request.Token));
    }

    [Fact]
    public async Task The_provider_is_called_for_each_call_and_its_token_is_used()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new CountingTokens() });
        await client.GetAsync("a", "b");
        await client.GetAsync("a", "b");
        Assert.Equal(["token-1", "token-1"], server.Received.Select(request => request.Token));
    }

    [Fact]
    public async Task A_provider_that_returns_no_token_is_an_error_the_first_time_too()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new ProviderOf(new ValueTask<string>((string)null!)) });
        await Assert.ThrowsAsync<LosantTokenException>(() => client.GetAsync("a", "b"));
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_call_with_a_provider_that_ignores_cancellation_can_be_cancelled()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new ProviderOf(new ValueTask<string>(new TaskCompletionSource<string>().Task)) });
        using var stop = new CancellationTokenSource();
        var call = client.GetAsync("a", "b", cancellationToken: stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private sealed class ProviderOf(ValueTask<string> token) : ILosantTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => token;

        public void Reject(string token)
        {
        }
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_once_and_the_body_is_sent_again()
    {
        await using var server = await TestServer.StartAsync(context => Token(context) == "token-1"
            ? TestServer.JsonAsync(context, """{"type":"Unauthorized"}""", 401)
            : TestServer.JsonAsync(context, Json));
        var tokens = new CountingTokens();
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = tokens });
        Assert.Equal("pump", (await client.PostAsync(new Thing { Name = "new" })).Name);
        Assert.Equal(1, tokens.Rejections);
        Assert.Equal(["token-1", "token-2"], server.Received.Select(request => request.Token));
        Assert.All(server.Received, request => Assert.Equal("""{"name":"new"}""", request.Text));
    }

    [Fact]
    public async Task A_second_rejection_is_an_error_without_a_third_attempt()
    {
        await using var server = await TestServer.StartAsync("""{"type":"Unauthorized","message":"No"}""", 401);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new CountingTokens() });
        await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b"));
        Assert.Equal(["token-1", "token-2"], server.Received.Select(request => request.Token));
    }

    [Fact]
    public async Task The_same_token_is_not_tried_twice()
    {
        await using var server = await TestServer.StartAsync("{}", 401);
        using var fixedToken = server.Client();
        using var stubborn = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new StubbornTokens() });
        await Assert.ThrowsAsync<LosantUnauthorizedException>(() => fixedToken.GetAsync("a", "b"));
        await Assert.ThrowsAsync<LosantUnauthorizedException>(() => stubborn.GetAsync("a", "b"));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_it_waits_for_a_token()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var stop = new CancellationTokenSource();
        var tokens = new CountingTokens
        {
            Before = async cancellationToken =>
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
        };
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = tokens });
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("a", "b", cancellationToken: stop.Token));
        Assert.Equal(stop.Token, error.CancellationToken);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("")]
    [InlineData("line\nbreak")]
    public async Task A_provider_that_returns_an_invalid_token_fails_the_call_without_showing_it(string token)
    {
        await using var server = await TestServer.StartAsync(Json);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new StubbornTokens(token) });
        var error = await Assert.ThrowsAsync<LosantTokenException>(() => client.GetAsync("a", "b"));
        Assert.DoesNotContain("break", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_token_that_is_invalid_is_a_failure_of_the_call_and_one_that_is_missing_is_an_error_of_the_method()
    {
        var failures = new List<Exception>();
        using var invalid = new ThingClient(new LosantClientOptions { TokenProvider = new StubbornTokens(""), OnFailure = failure => failures.Add(failure.Exception) });
        using var missing = new ThingClient(new LosantClientOptions { OnFailure = failure => failures.Add(failure.Exception) });

        var error = await Assert.ThrowsAsync<LosantTokenException>(() => invalid.GetAsync("a", "b"));
        Assert.Throws<LosantTokenException>(() => { _ = missing.GetAsync("a", "b"); });

        Assert.Same(error, Assert.Single(failures));
    }

    [Fact]
    public async Task The_token_is_visible_only_on_the_wire()
    {
        var seen = new StringBuilder();
        await using var server = await TestServer.StartAsync("""{"type":"Odd","message":"Wrong"}""", 500);
        var options = server.Options();
        options.OnRequest = request => seen.AppendLine(request.Message.ToString());
        options.OnResponse = response => seen.AppendLine(response.Message.ToString()).AppendLine(response.Message.RequestMessage?.ToString());
        options.OnFailure = failure => seen.AppendLine(failure.Exception.ToString());
        using var client = new ThingClient(options);
        var error = await Assert.ThrowsAsync<LosantApiException>(() => client.GetAsync("a", "b"));
        seen.AppendLine(error.ToString()).AppendLine(options.ToString()).AppendLine(string.Join(' ', error.Headers)).AppendLine(string.Join(' ', error.Data));
        Assert.Equal(TestServer.Token, server.Received.Single().Token);
        Assert.Contains("/apps/a/things/b", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", seen.ToString(), StringComparison.Ordinal);
    }

    private static string? Token(HttpContext context) => context.Request.Headers.Authorization.ToString()["Bearer ".Length..];

    private sealed class StubbornTokens(string token = "token-0") : ILosantTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(token);
    }
}
