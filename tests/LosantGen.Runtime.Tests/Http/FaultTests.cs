using System.Net;
using System.Text;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>Servers that violate HTTP or behave badly.</summary>
public class FaultTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    [Theory]
    [InlineData(Ok + "Content-Length: 100\r\n\r\n{\"name\":\"pu")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\nB\r\n{\"name\":\"pu\r\n")]
    public async Task A_truncated_body_keeps_status_and_raw_text(string says)
    {
        await using var server = RawServer.Saying(says);
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.Equal("{\"name\":\"pu", error.RawBody);
        Assert.IsAssignableFrom<IOException>(error.InnerException);
    }

    [Fact]
    public async Task A_reset_during_the_body_keeps_the_status()
    {
        // A reset discards data that the other side has not read yet, so it must wait until the headers are read.
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Ok + "Content-Length: 100\r\n\r\n{\"name\"");
            await arrived.Task.WaitAsync(connection.Stop);
            connection.Reset();
        });
        using var http = new HttpClient(new WatchingHandler(arrived.SetResult));
        using var client = new ThingClient(http, server.Options());
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.IsAssignableFrom<IOException>(error.InnerException);
    }

    [Fact]
    public async Task A_reset_before_the_response_is_an_HttpRequestException()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            connection.Reset();
        });
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(new Thing { Name = "x" }));
        Assert.DoesNotContain(TestServer.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_length_that_is_too_short_truncates_the_JSON()
    {
        await using var server = RawServer.Saying(Ok + "Content-Length: 5\r\n\r\n{\"name\":\"pump\"}");
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
        Assert.Equal("{\"nam", error.RawBody);
        Assert.IsType<LosantSerializationException>(error.InnerException);
    }

    [Theory]
    [InlineData("gibberish\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("")]
    public async Task A_response_that_is_not_HTTP_is_an_HttpRequestException(string says)
    {
        await using var server = RawServer.Saying(says);
        using var client = server.Client();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(new Thing { Name = "x" }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_two_hundred_megabytes_stops_at_the_limit(bool isAnnounced)
    {
        const int limit = 1024 * 1024;
        const long size = 200L * limit;
        await using var server = await TestServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            if (isAnnounced)
                context.Response.ContentLength = size;
            var chunk = new byte[64 * 1024];
            chunk.AsSpan().Fill((byte)' ');
            for (var sent = 0L; sent < size; sent += chunk.Length)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });
        var options = server.Options();
        options.MaxResponseSize = limit;
        var seen = 0L;
        options.OnResponse = response => seen = response.Body.Length;
        using var client = new ThingClient(options);
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.Contains("limit of 1048576 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(limit, seen);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task The_limit_itself_is_allowed_and_one_byte_more_is_not(int more, bool isAllowed)
    {
        const int limit = 100_000;
        var json = """{"name":"pump"}""".PadRight(limit + more);
        await using var server = await TestServer.StartAsync(json);
        var options = server.Options();
        options.MaxResponseSize = limit;
        using var client = new ThingClient(options);
        if (isAllowed)
            Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
        else
            await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
    }

    [Fact]
    public async Task A_large_response_is_read_as_a_whole()
    {
        var json = $$"""{"other":"{{new string('é', 3_000_000)}}","name":"at the end"}""";
        await using var server = await TestServer.StartAsync(json);
        using var client = server.Client();
        Assert.Equal("at the end", (await client.GetAsync("a", "b")).Name);
    }

    [Fact]
    public async Task Large_bodies_that_are_sent_at_once_arrive_as_they_are()
    {
        await using var server = await TestServer.StartAsync("""{"name":"done"}""");
        var options = server.Options();
        options.ValidateRequests = false;
        using var client = new ThingClient(options);
        string[] names = [.. Enumerable.Range(0, 12).Select(i => new string((char)('a' + i), 1_048_576 + (i * 300_000)) + 'é' + i)];
        await Task.WhenAll(names.Select(name => client.PostAsync(new Thing { Name = name, Value = 1 })));
        Assert.Equal(names.Select(name => $$"""{"name":"{{name}}","value":1}""").Order(StringComparer.Ordinal), server.Received.Select(request => Encoding.UTF8.GetString(request.Body)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Duplicate_members_are_not_an_error()
    {
        await using var server = await TestServer.StartAsync("""{"name":"first","name":"last"}""");
        using var client = server.Client();
        Assert.Equal("last", (await client.GetAsync("a", "b")).Name);
    }

    [Fact]
    public async Task Hundreds_of_429_at_once_are_as_many_exceptions()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "3";
            return TestServer.JsonAsync(context, """{"type":"TooManyRequests","message":"Slow down"}""", 429);
        });
        using var client = server.Client();
        var errors = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Assert.ThrowsAsync<LosantRateLimitException>(() => client.GetAsync("a", "b"))));
        Assert.All(errors, error => Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter));
        Assert.Equal(300, server.Received.Count);
    }

    [Fact]
    public async Task Ten_thousand_calls_leave_no_connections_behind()
    {
        const int calls = 10_000;
        const int atOnce = 100;
        await using var server = await TestServer.StartAsync("""{"name":"pump","value":1}""");
        using (var client = server.Client())
        {
            var left = calls;
            var sum = 0L;
            await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                    Interlocked.Add(ref sum, (long)(await client.QueryAsync(new Thing { Name = "x" })).Value!.Value);
            })));
            Assert.Equal(calls, sum);
            // A connection that is being opened for a call stays, also if another one became free for that call meanwhile.
            Assert.InRange(server.Connections, 1, 2 * atOnce);
        }

        for (var i = 0; i < 500 && server.Connections > 0; i++)
            await Task.Delay(10);
        Assert.Equal(0, server.Connections);
        Assert.Equal(calls, server.Received.Count);
    }

    [Fact]
    public async Task Calls_that_are_cancelled_in_the_middle_do_not_mix_up_the_responses_of_others()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            var body = new StringBuilder().Append('{').Append("\"name\":\"").Append(context.Request.Path.Value![^4..]).Append("\"}").ToString();
            await Task.Yield();
            await TestServer.JsonAsync(context, body);
        });
        using var client = server.Client();
        await Task.WhenAll(Enumerable.Range(1000, 400).Select(async i =>
        {
            using var stop = new CancellationTokenSource();
            var call = client.GetAsync("a", i.ToString(), cancellationToken: stop.Token);
            if (i % 3 == 0)
                await stop.CancelAsync();
            try
            {
                Assert.Equal(i.ToString(), (await call).Name);
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(0, i % 3);
            }
        }));
    }

    [Fact]
    public async Task Bodies_of_concurrent_calls_are_never_mixed_up_though_their_buffers_are_shared()
    {
        await using var server = await TestServer.StartAsync("{}");
        using var client = server.Client();
        await Task.WhenAll(Enumerable.Range(0, 600).Select(async i =>
        {
            using var stop = new CancellationTokenSource();
            var call = client.QueryAsync(new Thing { Name = new string((char)('a' + i % 26), 10), Value = i }, cancellationToken: stop.Token);
            if (i % 4 == 0)
                await stop.CancelAsync();
            try
            {
                await call;
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(0, i % 4);
            }
        }));
        Assert.All(server.Received.Where(request => request.Body.Length > 0), request =>
        {
            using var json = System.Text.Json.JsonDocument.Parse(request.Body);
            var i = json.RootElement.GetProperty("value").GetInt32();
            Assert.Equal(new string((char)('a' + i % 26), 10), json.RootElement.GetProperty("name").GetString());
        });
    }
}
