using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>Requests for actions that are not in a description, over real sockets.</summary>
public class RawRequestTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_raw_request_is_sent_as_specified_with_the_token_of_the_client()
    {
        await using var server = await TestServer.StartAsync("""{"name":"pump"}""", 201);
        using var client = server.Client();

        var response = await client.SendRawAsync(new LosantRawRequest(HttpMethod.Put, "/newest/things")
        {
            Query = new Dictionary<string, string> { ["text"] = "a b&c=d/é", ["empty"] = "" },
            Content = LosantContent.FromJson(JsonSerializer.SerializeToElement(new { on = true })),
        }, cancellationToken: Stop);

        var sent = Assert.Single(server.Received);
        Assert.Equal(("PUT", "/newest/things?text=a%20b%26c%3Dd%2F%C3%A9&empty="), (sent.Method, sent.Target));
        Assert.Equal((TestServer.Token, """{"on":true}"""), (sent.Token, sent.Text));
        Assert.Equal(("application/json", "^1.30.0"), (sent.Headers["Content-Type"], sent.Headers["Accept-Version"]));
        Assert.Equal((HttpStatusCode.Created, "application/json"), (response.StatusCode, response.ContentType));
        Assert.Equal("pump", response.ToJson().GetProperty("name").GetString());
        Assert.Equal("pump", response.Deserialize<Thing>().Name);
        Assert.Equal("application/json", response.Headers["content-TYPE"]);
    }

    [Fact]
    public async Task The_body_can_be_a_generated_type_or_bytes_of_any_content_type()
    {
        await using var server = await TestServer.StartAsync("");
        using var client = server.Client();

        await client.SendRawAsync(new LosantRawRequest(HttpMethod.Post, "things") { Content = LosantContent.FromJson(new Thing { Name = "pump" }) }, cancellationToken: Stop);
        var empty = await client.SendRawAsync(new LosantRawRequest(HttpMethod.Post, "things") { Content = LosantContent.FromBytes("a;b"u8.ToArray(), "text/csv; charset=utf-8") }, cancellationToken: Stop);

        Assert.Equal([("/things", "application/json", """{"name":"pump"}"""), ("/things", "text/csv; charset=utf-8", "a;b")], server.Received.Select(r => (r.Target, r.Headers["Content-Type"], r.Text)));
        Assert.True(empty.Body.IsEmpty);
        Assert.Throws<LosantSerializationException>(() => empty.ToJson());
    }

    [Fact]
    public async Task Options_of_the_call_apply_to_raw_requests_too()
    {
        await using var server = await TestServer.StartAsync("{}");
        using var client = server.Client();
        var status = 0;

        await client.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/things"), new LosantRequestOptions
        {
            IncludeLinks = true,
            LosantDomain = "example.com",
            Headers = new Dictionary<string, string> { ["If-None-Match"] = "\"1\"", ["Accept"] = "text/csv" },
            OnResponse = response => status = (int)response.Message.StatusCode,
        }, Stop);

        var sent = Assert.Single(server.Received);
        Assert.Equal(("/things?_links=true", "example.com", "\"1\"", "text/csv"), (sent.Target, sent.Headers["losantdomain"], sent.Headers["If-None-Match"], sent.Headers["Accept"]));
        Assert.Equal(200, status);
    }

    [Theory]
    [InlineData("https://elsewhere.example/x")]
    [InlineData("https:x")]
    [InlineData("//elsewhere.example/x")]
    [InlineData("/a//b")]
    [InlineData("/a/../b")]
    [InlineData("..")]
    [InlineData("/a/./b")]
    [InlineData("/a/%2e%2E/b")]
    [InlineData("/a/.%2e")]
    [InlineData("/a%2f..%2fb")]
    [InlineData("/a%5C..%5Cb")]
    [InlineData("/a\\..\\b")]
    [InlineData("\\\\elsewhere.example\\x")]
    [InlineData("/a\r\nHost: elsewhere.example")]
    [InlineData("/a%0d%0ab")]
    [InlineData("/a\0b")]
    [InlineData("/a b")]
    [InlineData("/é")]
    [InlineData("/a?b=c")]
    [InlineData("/a#b")]
    [InlineData("/100%")]
    [InlineData("")]
    public void A_path_that_could_leave_the_base_url_is_rejected(string path) =>
        Assert.Equal("path", Assert.ThrowsAny<ArgumentException>(() => new LosantRawRequest(HttpMethod.Get, path)).ParamName);

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("connect")]
    [InlineData("TRACE")]
    [InlineData("Trace")]
    public void A_method_that_asks_for_another_host_or_for_the_token_is_rejected(string method) =>
        Assert.Equal("method", Assert.Throws<ArgumentException>(() => new LosantRawRequest(new HttpMethod(method), "/things")).ParamName);

    [Theory]
    [InlineData("things", "/things")]
    [InlineData("/", "/")]
    [InlineData("/a/b/", "/a/b/")]
    [InlineData("/a/..b/c..", "/a/..b/c..")]
    [InlineData("/a/x%2Fy%3Fz", "/a/x%2Fy%3Fz")]
    [InlineData("/a:b@c", "/a:b@c")]
    [InlineData("@elsewhere.example/x", "/@elsewhere.example/x")]
    public async Task A_path_below_the_base_url_is_sent_unchanged(string path, string target)
    {
        await using var server = await TestServer.StartAsync("{}");
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = new Uri(server.Url, "/base/"), AccessToken = TestServer.Token });

        await client.SendRawAsync(new LosantRawRequest(HttpMethod.Get, path), cancellationToken: Stop);

        Assert.Equal("/base" + target, Assert.Single(server.Received).Target);
    }

    [Theory]
    [InlineData(400, typeof(LosantBadRequestException))]
    [InlineData(404, typeof(LosantNotFoundException))]
    [InlineData(302, typeof(LosantApiException))]
    public async Task An_error_status_is_the_usual_exception(int status, Type exception)
    {
        await using var server = await TestServer.StartAsync("""{"type":"Odd","message":"No."}""", status);
        using var client = server.Client();
        var request = new LosantRawRequest(HttpMethod.Get, "/things");

        var error = Assert.IsType<LosantApiException>(await Record.ExceptionAsync(() => client.SendRawAsync(request)), exactMatch: false);
        var other = Assert.IsType<LosantApiException>(await Record.ExceptionAsync(() => client.DownloadRawAsync(request)), exactMatch: false);

        Assert.Equal((exception, exception), (error.GetType(), other.GetType()));
        Assert.Equal(("No.", "Odd", "GET", "/things"), (error.ErrorMessage, other.ErrorType, other.Method, other.Path));
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_for_raw_requests_too()
    {
        await using var server = await TestServer.StartAsync(context => TestServer.JsonAsync(context, "{}", context.Request.Headers.Authorization == "Bearer token-2" ? 200 : 401));
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new CountingTokens() });

        await client.SendRawAsync(new LosantRawRequest(HttpMethod.Post, "/things") { Content = LosantContent.FromBytes("x"u8.ToArray(), "text/plain") }, cancellationToken: Stop);

        Assert.Equal([("token-1", "x"), ("token-2", "x")], server.Received.Select(r => (r.Token!, r.Text)));
    }

    [Fact]
    public async Task Limits_apply_to_raw_requests_too()
    {
        await using var server = await TestServer.StartAsync("""{"name":"much too long"}""");
        var options = server.Options();
        options.MaxResponseSize = 10;
        using var client = new ThingClient(options);
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/things")));
        Assert.Contains("10 bytes", error.Message, StringComparison.Ordinal);

        await using var slow = await TestServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var waiting = slow.Client();
        var late = await Assert.ThrowsAsync<TaskCanceledException>(() => waiting.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/things"), new LosantRequestOptions { Timeout = TimeSpan.FromMilliseconds(200) }));
        Assert.IsType<TimeoutException>(late.InnerException);
    }

    [Fact]
    public async Task Only_reads_can_be_retried_by_handlers()
    {
        var seen = new List<(string, bool)>();
        using var http = new HttpClient(new FakeHandler(request =>
        {
            seen.Add((request.Method.Method, LosantRequest.IsIdempotent(request)));
            return FakeHandler.Json("{}");
        }));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });

        foreach (var method in new[] { "GET", "get", "HEAD", "PUT", "DELETE", "POST", "OPTIONS" })
            await client.SendRawAsync(new LosantRawRequest(new HttpMethod(method), "/things"), cancellationToken: Stop);

        Assert.Equal([("GET", true), ("GET", true), ("HEAD", true), ("PUT", false), ("DELETE", false), ("POST", false), ("OPTIONS", false)], seen);
    }

    [Fact]
    public async Task A_raw_request_is_traced_without_its_path()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LosantTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await TestServer.StartAsync("{}");
        using var client = server.Client();

        await client.SendRawAsync(new LosantRawRequest(HttpMethod.Patch, "/s3cr3t-path"), cancellationToken: Stop);

        Activity span;
        lock (spans)
            span = spans.Single(s => s.OperationName == "raw.patch");
        Assert.Equal(["losant.resource=raw", "losant.action=patch", "http.request.method=PATCH", "http.response.status_code=200"], span.TagObjects.Select(t => $"{t.Key}={t.Value}"));
    }

    [Fact]
    public async Task A_download_is_read_as_it_arrives()
    {
        var goOn = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/octet-stream";
            await context.Response.Body.WriteAsync("begin "u8.ToArray());
            await context.Response.Body.FlushAsync();
            await goOn.Task;
            await context.Response.Body.WriteAsync("end"u8.ToArray());
        });
        var options = server.Options();
        options.MaxResponseSize = 1;
        using var client = new ThingClient(options);

        await using var download = await client.DownloadRawAsync(new LosantRawRequest(HttpMethod.Get, "/file"), cancellationToken: Stop);
        var buffer = new byte[100];
        var first = await download.Body.ReadAsync(buffer, Stop);
        goOn.SetResult();
        using var rest = new MemoryStream();
        await download.Body.CopyToAsync(rest, Stop);

        Assert.Equal((HttpStatusCode.OK, "application/octet-stream"), (download.StatusCode, download.ContentType));
        Assert.Equal("begin end", Encoding.UTF8.GetString(buffer, 0, first) + Encoding.UTF8.GetString(rest.ToArray()));
        Assert.Equal("*/*", Assert.Single(server.Received).Headers["Accept"]);
    }

    [Fact]
    public async Task An_idle_download_is_a_timeout()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync("begin"u8.ToArray());
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = server.Client();

        await using var download = await client.DownloadRawAsync(new LosantRawRequest(HttpMethod.Get, "/file"), new LosantRequestOptions { IdleTimeout = TimeSpan.FromMilliseconds(200) }, Stop);

        await Assert.ThrowsAsync<TimeoutException>(() => download.Body.CopyToAsync(Stream.Null, Stop));
    }

    [Fact]
    public async Task A_disposed_download_closes_its_connection()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });
        using var client = server.Client();

        await using (var download = await client.DownloadRawAsync(new LosantRawRequest(HttpMethod.Get, "/file"), cancellationToken: Stop))
            Assert.NotEqual(0, await download.Body.ReadAsync(new byte[10], Stop));

        for (var i = 0; i < 200 && server.Connections > 0; i++)
            await Task.Delay(25, Stop);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public void Responses_can_be_created_by_tests()
    {
        var response = new LosantRawResponse(HttpStatusCode.Accepted, """{"name":"pump"}"""u8.ToArray(), "application/json") { Headers = new Dictionary<string, string> { ["X-Id"] = "1" } };
        using var download = new LosantRawDownload(HttpStatusCode.OK, new MemoryStream([1, 2]), "application/zip") { ContentLength = 2 };

        Assert.Equal(("pump", "1", 2L), (response.Deserialize<Thing>().Name, response.Headers["X-Id"], download.ContentLength));
    }
}
