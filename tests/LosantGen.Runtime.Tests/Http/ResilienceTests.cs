using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>The standard resilience handler with the one line that configures which requests can be retried.</summary>
public class ResilienceTests
{
    private const string Json = """{"name":"pump"}""";

    [Fact]
    public async Task A_429_is_retried_even_for_a_write_and_its_retry_after_is_honoured()
    {
        var calls = 0;
        await using var server = await TestServer.StartAsync(context =>
        {
            if (Interlocked.Increment(ref calls) > 1)
                return TestServer.JsonAsync(context, Json);
            context.Response.Headers.RetryAfter = "1";
            return TestServer.JsonAsync(context, "{}", 429);
        });
        await using var services = Services(server, TimeSpan.FromMinutes(5), out var client);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Equal("pump", (await client.PostAsync(new Thing { Name = "x" })).Name);
        // The configured delay is five minutes: only Retry-After can shorten it, to one second.
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(60));
        Assert.All(server.Received, request => Assert.Equal("""{"name":"x"}""", request.Text));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task A_query_is_retried_after_a_lost_connection_and_a_server_error()
    {
        var calls = 0;
        await using var server = await TestServer.StartAsync(context =>
        {
            switch (Interlocked.Increment(ref calls))
            {
                case 1:
                    context.Abort();
                    return Task.CompletedTask;
                case 2:
                    return TestServer.JsonAsync(context, "{}", 503);
                default:
                    return TestServer.JsonAsync(context, Json);
            }
        });
        await using var services = Services(server, TimeSpan.FromMilliseconds(1), out var client);
        Assert.Equal("pump", (await client.QueryAsync(new Thing { Name = "x" })).Name);
        Assert.Equal(3, server.Received.Count);
    }

    [Theory]
    [InlineData("post")]
    [InlineData("archive")]
    [InlineData("upload")]
    public async Task A_write_and_the_start_of_a_job_are_not_retried(string kind)
    {
        await using var server = await TestServer.StartAsync("{}", 503);
        await using var services = Services(server, TimeSpan.FromMilliseconds(1), out var client);
        await Assert.ThrowsAsync<LosantApiException>(() => Call(client, kind));
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("post")]
    [InlineData("archive")]
    public async Task A_write_is_not_retried_after_a_lost_connection(string kind)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var services = Services(server, TimeSpan.FromMilliseconds(1), out var client);
        await Assert.ThrowsAsync<HttpRequestException>(() => Call(client, kind));
        // The transport itself can retry on another connection if nothing has been sent.
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task An_upload_that_is_not_seekable_is_not_retried_even_after_a_429()
    {
        await using var server = await TestServer.StartAsync("{}", 429);
        await using var services = Services(server, TimeSpan.FromMilliseconds(1), out var client);
        await Assert.ThrowsAsync<LosantRateLimitException>(() => client.UploadAsync(new LosantUpload(new OnceStream(), "a.txt")));
        Assert.Single(server.Received);

        await Assert.ThrowsAsync<LosantRateLimitException>(() => client.UploadAsync(LosantUpload.FromBytes("x"u8.ToArray(), "a.txt")));
        Assert.Equal(1 + 4, server.Received.Count);
    }

    [Fact]
    public async Task The_marker_is_on_every_request_of_a_given_client()
    {
        var seen = new List<(bool Idempotent, bool After429, bool Unreached)>();
        using var http = new HttpClient(new FakeHandler(request =>
        {
            using var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            var unreached = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
            seen.Add((LosantRequest.IsIdempotent(request), LosantRequest.CanRetry(request, busy), LosantRequest.CanRetry(request, exception: unreached)));
            return FakeHandler.Json(Json);
        }));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = "t" });
        await client.GetAsync("a", "b");
        await client.PostAsync(new Thing { Name = "x" });
        await client.ArchiveAsync();
        await client.UploadAsync(new LosantUpload(new OnceStream(), "a.txt"));
        Assert.Equal([(true, true, true), (false, true, true), (false, true, true), (false, false, false)], seen);

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "https://example.com");
        Assert.False(LosantRequest.IsIdempotent(foreign));
        Assert.False(LosantRequest.IsIdempotent(null));
        Assert.False(LosantRequest.CanRetry(foreign));
        Assert.False(LosantRequest.CanRetry(null));
    }

    private static Task Call(ThingClient client, string kind) => kind switch
    {
        "post" => client.PostAsync(new Thing { Name = "x" }),
        "archive" => client.ArchiveAsync(),
        _ => client.UploadAsync(LosantUpload.FromBytes("x"u8.ToArray(), "a.txt")),
    };

    private static ServiceProvider Services(TestServer server, TimeSpan delay, out ThingClient client)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("losant").AddStandardResilienceHandler(options =>
        {
            options.Retry.ShouldHandle = args => ValueTask.FromResult(
                HttpClientResiliencePredicates.IsTransient(args.Outcome)
                && LosantRequest.CanRetry(args.Context.GetRequestMessage(), args.Outcome.Result, args.Outcome.Exception));
            options.Retry.Delay = delay;
            options.Retry.UseJitter = false;
            options.CircuitBreaker.MinimumThroughput = 1000;
            options.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(20);
        });
        var provider = services.BuildServiceProvider();
        client = new ThingClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient("losant"), server.Options());
        return provider;
    }

    /// <summary>A stream of three bytes that can be read only once.</summary>
    private sealed class OnceStream : MemoryStream
    {
        public OnceStream()
            : base("abc"u8.ToArray())
        {
        }

        public override bool CanSeek => false;
    }
}
