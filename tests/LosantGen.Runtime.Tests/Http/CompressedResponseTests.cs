using System.IO.Compression;
using System.Net;
using System.Text;
using static LosantGen.Runtime.Tests.Http.Support.Compression;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>Responses compressed with gzip, valid and invalid.</summary>
public class CompressedResponseTests
{
    private const string Json = """{"name":"pump"}""";

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZip")]
    public async Task A_response_is_requested_and_read_with_gzip(string coding)
    {
        await using var server = await CompressedAsync(Encoding.UTF8.GetBytes(Json), coding: coding);
        using var client = server.Client();
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
        Assert.Equal("gzip", server.Received.Single().Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task The_hook_and_an_error_see_the_decompressed_body()
    {
        await using var server = await CompressedAsync("""{"type":"Validation","message":"No such pump"}"""u8.ToArray(), status: 400);
        var options = server.Options();
        var seen = "";
        options.OnResponse = response => seen = Encoding.UTF8.GetString(response.Body.Span);
        using var client = new ThingClient(options);
        var error = await Assert.ThrowsAsync<LosantBadRequestException>(() => client.GetAsync("a", "b"));
        Assert.Equal("No such pump", error.ErrorMessage);
        Assert.Equal(error.RawBody, seen);
        Assert.DoesNotContain("Content-Encoding", error.Headers.Keys);
        Assert.DoesNotContain("Content-Length", error.Headers.Keys);
        Assert.Equal("application/json", error.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_gzip_bomb_of_two_hundred_megabytes_stops_at_the_limit(int status)
    {
        const int limit = 1024 * 1024;
        await using var server = await CompressedAsync(new byte[200 * limit], status: status);
        var options = server.Options();
        options.MaxResponseSize = status == 200 ? limit : 100 * limit;
        var seen = 0L;
        options.OnResponse = response => seen = response.Body.Length;
        using var client = new ThingClient(options);
        var error = await Assert.ThrowsAnyAsync<LosantException>(() => client.GetAsync("a", "b"));
        Assert.Equal(status, (int)((error as LosantApiException)?.StatusCode ?? Assert.IsType<LosantResponseException>(error).StatusCode));
        Assert.Equal(limit, seen);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task The_limit_applies_to_the_decompressed_size(int more, bool isAllowed)
    {
        const int limit = 100_000;
        await using var server = await CompressedAsync(Encoding.UTF8.GetBytes(Json.PadRight(limit + more)));
        var options = server.Options();
        options.MaxResponseSize = limit;
        using var client = new ThingClient(options);
        if (isAllowed)
            Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
        else
            await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
    }

    [Fact]
    public async Task A_response_that_is_not_gzip_is_unusable()
    {
        await using var server = await SayingAsync(Encoding.UTF8.GetBytes(Json), "gzip");
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("GET", 204)]
    public async Task A_response_that_has_no_body_needs_none_with_gzip(string method, int status)
    {
        await using var server = RawServer.Saying($"HTTP/1.1 {status} Odd\r\nContent-Encoding: gzip\r\n{(method == "HEAD" ? "Content-Length: 50\r\n" : "")}\r\n");
        using var client = server.Client();
        Assert.Empty((await client.SendRawAsync(new LosantRawRequest(new HttpMethod(method), "/x"))).Body.ToArray());
        await using var download = await client.DownloadRawAsync(new LosantRawRequest(new HttpMethod(method), "/x"));
        Assert.Empty(await download.ReadBytesAsync());
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_is_still_compressed_is_not_handed_out(string coding)
    {
        await using var server = await SayingAsync(Pack(Pack(Encoding.UTF8.GetBytes(Json))), coding);
        using var client = server.Client();
        var request = new LosantRawRequest(HttpMethod.Get, "/x");
        foreach (var call in (Func<Task>[])[() => client.SendRawAsync(request), () => client.DownloadRawAsync(request), () => client.GetAsync("a", "b")])
        {
            var error = await Assert.ThrowsAsync<LosantResponseException>(call);
            Assert.Contains($"compressed its response as {coding}, which was not requested", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("br", "gzip, br;q=0.5")]
    [InlineData("identity", "gzip")]
    public async Task A_body_with_the_coding_that_a_call_asks_for_is_handed_out_as_it_is(string coding, string asked)
    {
        var bytes = PackAsBrotli(Encoding.UTF8.GetBytes(Json));
        await using var server = await SayingAsync(bytes, coding);
        using var client = server.Client();
        var options = new LosantRequestOptions { Headers = new Dictionary<string, string> { ["Accept-Encoding"] = asked } };
        var response = await client.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"), options);
        Assert.Equal(bytes, response.Body.ToArray());
        Assert.Equal(coding, response.Headers["Content-Encoding"]);
        await using var download = await client.DownloadRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"), options);
        Assert.Equal(bytes, await download.ReadBytesAsync());
    }

    [Fact]
    public async Task An_event_stream_with_a_coding_that_was_not_requested_ends_with_an_exception()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.ContentEncoding = "br";
            return context.Response.Body.WriteAsync(PackAsBrotli("event: thing\ndata: {}\n\n"u8.ToArray()), context.RequestAborted).AsTask();
        });
        using var client = server.Client();
        await using var events = client.StreamAsync().GetAsyncEnumerator();
        var error = await Assert.ThrowsAsync<LosantResponseException>(async () => await events.MoveNextAsync());
        Assert.Contains("compressed its response as br", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_content_coding_that_was_not_requested_is_reported()
    {
        await using var server = await SayingAsync([0x28, 0xB5, 0x2F, 0xFD, 0x00], "zstd");
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
        Assert.Contains("compressed its response as zstd, which was not requested", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_a_gzip_stream_arrive_one_by_one()
    {
        var isRead = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var compressed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            foreach (var name in (string[])["one", "two"])
            {
                await compressed.WriteAsync(Encoding.UTF8.GetBytes($"event: thing\ndata: {{\"name\":\"{name}\"}}\n\n"));
                await compressed.FlushAsync();
                await context.Response.Body.FlushAsync();
                await isRead.WaitAsync(context.RequestAborted);
            }
        });
        using var client = server.Client();
        var names = new List<string?>();
        await foreach (var thing in client.StreamAsync())
        {
            names.Add(thing.Name);
            isRead.Release();
            if (names.Count == 2)
                break;
        }

        Assert.Equal(["one", "two"], names);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_given_client_that_decompresses_by_itself_is_left_to_it(string coding)
    {
        await using var server = await CompressedAsync(Encoding.UTF8.GetBytes(Json), coding: coding);
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli });
        using var client = new ThingClient(http, server.Options());
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
        Assert.Equal("gzip, br", server.Received.Single().Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task A_given_client_that_does_not_decompress_requests_no_compression()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var http = new HttpClient();
        using var client = new ThingClient(http, server.Options());
        await client.GetAsync("a", "b");
        Assert.DoesNotContain("Accept-Encoding", server.Received.Single().Headers.Keys);
    }

    [Fact]
    public async Task An_outer_handler_can_request_another_coding_and_sees_the_decompressed_response()
    {
        await using var server = await CompressedAsync(Encoding.UTF8.GetBytes(Json));
        using var asking = new AskingHandler();
        using var http = new HttpClient(asking);
        using var client = new ThingClient(http, server.Options());
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
        Assert.Equal(Json, asking.Seen);
        Assert.Equal("gzip;q=0.5", server.Received.Single().Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task A_response_is_decompressed_however_it_is_read()
    {
        await using var server = await CompressedAsync(Encoding.UTF8.GetBytes(Json));
        using var invoker = new HttpMessageInvoker(Losant.Runtime.ActionPipeline.CreateHandler());
        List<Func<HttpContent, Stream, Task>> ways =
        [
            async (content, to) => await (await content.ReadAsStreamAsync()).CopyToAsync(to),
            (content, to) => content.CopyToAsync(to),
            async (content, to) => await to.WriteAsync(await content.ReadAsByteArrayAsync()),
            (content, to) =>
            {
                content.ReadAsStream().CopyTo(to);
                return Task.CompletedTask;
            },
            (content, to) =>
            {
                content.CopyTo(to, null, default);
                return Task.CompletedTask;
            },
        ];
        foreach (var read in ways)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, server.Url);
            using var response = await invoker.SendAsync(request, default);
            using var decompressed = new MemoryStream();
            await read(response.Content, decompressed);
            Assert.Equal(Json, Encoding.UTF8.GetString(decompressed.ToArray()));
        }
    }

    private static Task<TestServer> CompressedAsync(byte[] bytes, int status = 200, string coding = "gzip") =>
        SayingAsync(coding == "br" ? PackAsBrotli(bytes) : Pack(bytes), coding, status);

    private static byte[] PackAsBrotli(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest))
            brotli.Write(bytes);
        return compressed.ToArray();
    }

    /// <summary>Sets its own Accept-Encoding, and reads the response before the client does.</summary>
    private sealed class AskingHandler() : DelegatingHandler(Losant.Runtime.ActionPipeline.CreateHandler())
    {
        public string? Seen { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip;q=0.5");
            var response = await base.SendAsync(request, cancellationToken);
            Seen = await response.Content.ReadAsStringAsync(cancellationToken);
            return response;
        }
    }
}
