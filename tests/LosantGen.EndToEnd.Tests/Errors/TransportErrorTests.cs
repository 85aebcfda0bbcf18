using System.Net;
using System.Text.Json;
using Losant;
using LosantGen.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace LosantGen.EndToEnd.Tests.Errors;

/// <summary>Transport errors: each can be distinguished, and none loses status or text.</summary>
public sealed class TransportErrorTests
{
    [Fact]
    public async Task An_unreachable_server_is_an_HttpRequestException()
    {
        using var losant = new LosantClient(new LosantClientOptions { BaseUrl = TestServer.ClosedPort, AccessToken = Fleet.Token });

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(losant));

        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.Null(error.StatusCode);
    }

    [Fact]
    public async Task A_timeout_has_a_TimeoutException_inside()
    {
        await using var server = await TestServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var losant = server.Client(TimeSpan.FromMilliseconds(200));

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => AskAsync(losant));

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Contains("0.2 seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_can_have_a_timeout_of_its_own()
    {
        await using var server = await TestServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var losant = server.Client();
        var options = new LosantRequestOptions { Timeout = TimeSpan.FromMilliseconds(200) };

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => losant.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery(), options));

        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task A_cancelled_call_has_its_callers_token()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var losant = server.Client();
        using var stop = new CancellationTokenSource();

        var call = AskAsync(losant, stop.Token);
        await arrived.Task;
        await stop.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(stop.Token, error.CancellationToken);
        Assert.IsNotType<TimeoutException>(error.InnerException);
    }

    [Theory]
    [InlineData("text/html", "<html>It works</html>")]
    [InlineData("application/json", "It works")]
    [InlineData("application/json", """{"64b7f0c2a91e3d5f80c41b27":{"data":{},"ti""")]
    [InlineData("application/json", "")]
    [InlineData("application/json", "[]")]
    public async Task A_body_that_cannot_be_used_keeps_status_and_text(string contentType, string body)
    {
        await using var server = await TestServer.StartAsync(StatusCodes.Status200OK, contentType, body);
        using var losant = server.Client();

        var error = await Assert.ThrowsAsync<LosantResponseException>(() => AskAsync(losant));

        Assert.Equal((HttpStatusCode.OK, body), (error.StatusCode, error.RawBody));
    }

    [Fact]
    public async Task An_error_for_a_body_of_the_wrong_shape_has_the_location()
    {
        await using var server = await TestServer.StartAsync(StatusCodes.Status200OK, "application/json", """{"64b7f0c2a91e3d5f80c41b27":{"data":{},"time":[]}}""");
        using var losant = server.Client();

        var error = await Assert.ThrowsAsync<LosantResponseException>(() => AskAsync(losant));

        var inner = Assert.IsType<LosantSerializationException>(error.InnerException);
        Assert.Equal("$.64b7f0c2a91e3d5f80c41b27.time", inner.Path);
        Assert.StartsWith("[]", inner.RawText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_is_not_JSON_keeps_status_and_text()
    {
        await using var server = await TestServer.StartAsync(StatusCodes.Status502BadGateway, "text/html", "<html>Bad gateway</html>");
        using var losant = server.Client();

        var error = await Assert.ThrowsAsync<LosantApiException>(() => AskAsync(losant));

        Assert.Equal((HttpStatusCode.BadGateway, "<html>Bad gateway</html>"), (error.StatusCode, error.RawBody));
        Assert.Null(error.ErrorType);
        Assert.Empty(error.Details);
    }

    [Fact]
    public async Task Too_many_calls_are_an_error_with_the_time_to_wait()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsJsonAsync(new { type = "RateLimit", message = "Slow down", limit = 30 }, context.RequestAborted);
        });
        using var losant = server.Client();

        var error = await Assert.ThrowsAsync<LosantRateLimitException>(() => AskAsync(losant));

        Assert.Equal((TimeSpan.FromSeconds(7), "RateLimit", "Slow down"), (error.RetryAfter, error.ErrorType, error.ErrorMessage));
        Assert.Equal(JsonValueKind.Number, error.Details["limit"].ValueKind);
    }

    private static Task AskAsync(LosantClient losant, CancellationToken stop = default) =>
        losant.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery { Attribute = "level" }, cancellationToken: stop);
}
