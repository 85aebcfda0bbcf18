using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using static LosantGen.Runtime.Tests.Http.Support.Responding;

namespace LosantGen.Runtime.Tests.Http;

public class ErrorTests
{
    [Theory]
    [InlineData(404, "NotFound", typeof(LosantNotFoundException))]
    [InlineData(401, "Unauthorized", typeof(LosantUnauthorizedException))]
    [InlineData(429, "RateLimited", typeof(LosantRateLimitException))]
    [InlineData(422, "Validation", typeof(LosantBadRequestException))]
    [InlineData(400, "Validation", typeof(LosantBadRequestException))]
    [InlineData(400, "BadRequest", typeof(LosantBadRequestException))]
    [InlineData(403, "Forbidden", typeof(LosantApiException))]
    [InlineData(409, "Conflict", typeof(LosantApiException))]
    [InlineData(500, "InternalServerError", typeof(LosantApiException))]
    public async Task An_error_has_its_exception_type_and_the_members_of_the_body(int status, string type, Type exception)
    {
        var body = $$"""{"type":"{{type}}","message":"It went wrong","hint":{"retry":true},"count":3}""";
        var error = await ErrorAsync(context =>
        {
            context.Response.Headers["X-Request-Id"] = "r-1";
            return TestServer.JsonAsync(context, body, status);
        });

        Assert.IsType(exception, error);
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(type, error.ErrorType);
        Assert.Equal("It went wrong", error.ErrorMessage);
        Assert.Contains("It went wrong", error.Message, StringComparison.Ordinal);
        Assert.Contains(status.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Equal(["count", "hint"], error.Details.Keys.Order());
        Assert.True(error.Details["hint"].GetProperty("retry").GetBoolean());
        Assert.Equal(body, error.RawBody);
        Assert.Equal("r-1", error.Headers["x-request-id"]);
        Assert.Equal("application/json", error.Headers["content-type"]);
        Assert.Equal("GET", error.Method);
        Assert.Equal("/apps/a/things/b", error.Path);
        Assert.Null(error.RetryAfter);
        Assert.Null(error.Error);
    }

    [Fact]
    public async Task An_OAuth_error_is_read()
    {
        var error = await ErrorAsync(context => TestServer.JsonAsync(
            context, """{"error":"invalid_scope","error_description":"No such scope","error_uri":"https://example.com/e"}""", 400));
        Assert.Equal("invalid_scope", error.ErrorType);
        Assert.Equal("No such scope", error.ErrorMessage);
        Assert.Equal("https://example.com/e", error.Details["error_uri"].GetString());
    }

    [Theory]
    [InlineData(413, "", "larger than the server accepts")]
    [InlineData(502, "<html>Bad gateway</html>", "Bad Gateway")]
    [InlineData(500, "not json {", "Internal Server Error")]
    [InlineData(503, "[1,2]", "Service Unavailable")]
    [InlineData(400, """{"type":5,"message":null}""", "Bad Request")]
    public async Task An_error_with_an_unusual_body_keeps_status_and_raw_text(int status, string body, string says)
    {
        var error = await ErrorAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(body);
        });
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(body, error.RawBody);
        Assert.Null(error.ErrorType);
        Assert.Null(error.ErrorMessage);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_text_is_truncated()
    {
        var error = await ErrorAsync(async context =>
        {
            context.Response.StatusCode = 500;
            var chunk = Encoding.ASCII.GetBytes(new string('x', 100_000));
            for (var i = 0; i < 30; i++)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });
        Assert.Equal(LosantApiException.MaxRawBodyLength, error.RawBody.Length);
    }

    [Fact]
    public async Task Invalid_utf8_and_deep_nesting_in_an_error_do_not_hide_it()
    {
        var bytes = (byte[])[.. """{"type":"Odd","message":"a"""u8, 0xFF, .. "\"}"u8];
        var odd = await ErrorAsync(context => BytesAsync(context, bytes, 400));
        Assert.Equal("Odd", odd.ErrorType);
        Assert.Equal("a\uFFFD", odd.ErrorMessage);

        var deep = Encoding.ASCII.GetBytes(new string('[', 10_000) + new string(']', 10_000));
        Assert.Equal(20_000, (await ErrorAsync(context => BytesAsync(context, deep, 400))).RawBody.Length);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Tue, 01 Jan 2030 00:01:30 GMT", 90)]
    [InlineData("Mon, 31 Dec 2029 23:59:00 GMT", 0)]
    [InlineData("99999999999", 2147483)]
    [InlineData("2147483648", 2147483)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 2147483)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public async Task Retry_after_is_a_time_span_whatever_its_format(string header, int? seconds)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = header;
            return TestServer.JsonAsync(context, "{}", 429);
        });
        var options = server.Options();
        options.TimeProvider = new FakeClock();
        options.Timeout = Timeout.InfiniteTimeSpan;
        using var client = new ThingClient(options);
        var error = await Assert.ThrowsAsync<LosantRateLimitException>(() => client.GetAsync("a", "b"));
        Assert.Equal(seconds, (int?)error.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_declared_error_body_is_typed_and_an_unreadable_one_does_not_hide_the_error()
    {
        var body = """{"name":"wrong","value":2}""";
        await using var server = await TestServer.StartAsync(context => TestServer.JsonAsync(context, body, 422));
        using var client = server.Client();
        var typed = await Assert.ThrowsAsync<LosantBadRequestException>(() => client.PostAsync(new Thing { Name = "a" }));
        Assert.Equal("wrong", Assert.IsType<Thing>(typed.Error).Name);

        body = """{"name":{"not":"text"},"message":"Still here"}""";
        var untyped = await Assert.ThrowsAsync<LosantBadRequestException>(() => client.PostAsync(new Thing { Name = "a" }));
        Assert.Null(untyped.Error);
        Assert.Equal("Still here", untyped.ErrorMessage);
    }

    [Fact]
    public async Task An_unreachable_server_is_an_HttpRequestException()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = new Uri($"http://127.0.0.1:{port}"), AccessToken = TestServer.Token });
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("a", "b"));
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.DoesNotContain(TestServer.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "text/plain")]
    [InlineData(200, "text/plain")]
    [InlineData(200, "application/json")]
    public async Task A_token_that_the_server_repeats_is_not_in_the_exception(int status, string contentType)
    {
        RequestDelegate repeat = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers["X-Echo"] = context.Request.Headers.Authorization;
            return TextAsync(context, contentType, $$"""{"message":"Bad token {{TestServer.Token}}", "name": {{TestServer.Token}} }""");
        };
        var (error, kept) = status == 200 ? Kept(await UnusableAsync(repeat)) : Kept(await ErrorAsync(repeat));
        Assert.DoesNotContain(TestServer.Token, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestServer.Token, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(TestServer.Token, (error.InnerException as LosantSerializationException)?.RawText ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_repeated_in_the_status_line_a_URL_or_a_type_is_not_in_the_exception()
    {
        var responses = new Func<HttpResponseMessage>[]
        {
            () => new HttpResponseMessage(HttpStatusCode.InternalServerError) { ReasonPhrase = "No " + TestServer.Token },
            () => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("/" + TestServer.Token + "/x", UriKind.Relative) } },
            () => new HttpResponseMessage { Content = new StringContent("x", Encoding.UTF8, "text/" + TestServer.Token) },
            () => new HttpResponseMessage { Content = new StringContent("x") { Headers = { ContentEncoding = { TestServer.Token } } } },
            () => FakeHandler.Json("{\"message\":\"Bad " + TestServer.Token.Replace("s3cr3t", "\\u00733cr3t", StringComparison.Ordinal) + "\"}", HttpStatusCode.Unauthorized),
        };
        foreach (var response in responses)
        {
            using var http = new HttpClient(new FakeHandler(_ => response()));
            using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
            var error = await Assert.ThrowsAnyAsync<LosantException>(() => client.GetAsync("a", "b"));
            Assert.DoesNotContain("3cr3t", error.ToString() + Kept(error).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"type":"Odd","message":"cut \ud83d"}""", "cut \\ud83d")]
    [InlineData("""{"type":"Odd","message":"a","\ud83d":1}""", "a")]
    public async Task A_lone_surrogate_in_an_error_does_not_hide_it(string body, string message)
    {
        var error = await ErrorAsync(context => TestServer.JsonAsync(context, body, 500));
        Assert.Equal(500, (int)error.StatusCode);
        Assert.Equal(message.Replace("\\ud83d", "\ud83d", StringComparison.Ordinal), error.ErrorMessage);
    }

    [Theory]
    [InlineData("//", "another place")]
    [InlineData("https://other.example/x?y", "https://other.example/x")]
    public async Task An_error_for_a_redirect_has_the_location_if_it_is_valid(string location, string says)
    {
        var error = await ErrorAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        });
        Assert.Contains($"redirects to {says};", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_token_is_not_redacted_in_the_error_message()
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json("{\"type\":\"Unauthorized\",\"message\":\"Bad token\"}", HttpStatusCode.Unauthorized)));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = "token" });
        var error = await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b"));
        Assert.Equal("Bad token", error.ErrorMessage);
    }

    private static async Task<LosantApiException> ErrorAsync(RequestDelegate response)
    {
        await using var server = await TestServer.StartAsync(response);
        using var client = server.Client();
        return await Assert.ThrowsAnyAsync<LosantApiException>(() => client.GetAsync("a", "b"));
    }
}
