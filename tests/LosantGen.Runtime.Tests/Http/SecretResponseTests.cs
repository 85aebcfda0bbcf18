using System.Diagnostics;
using System.Net;
using System.Text;
using Losant.Runtime;
using static LosantGen.Runtime.Tests.Http.Support.NoSecret;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>Secrets in what a server says: new tokens, broken HTTP, events, and bodies that are cut off.</summary>
public class SecretResponseTests
{
    private const string Secret = "correct-horse-battery";
    private const string WebToken = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI2NGI3ZjBjMmE5MWUzZDVmODBjNDFiMjcifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"type":"Odd","message":"a","token":"*"}""")]
    [InlineData("""{"message":"body: {\"key\":\"k1\",\"token\":\"*\"}"}""")]
    [InlineData("""{"message":"sent user=a&token=*&b=c"}""")]
    [InlineData("""{token:"*"}""")]
    [InlineData("""{'token': '*'}""")]
    [InlineData("""<p>He said "no: {"a":1,"token":"*"}</p>""")]
    [InlineData("""{"token" "*"}""")]
    [InlineData("""{"tok\u0065n":"*"}""")]
    [InlineData("access_token=*&expires_in=3600")]
    [InlineData("""{"credentials":{"password":["*"]}}""")]
    [InlineData("""{"apiTokens":["a","*"]}""")]
    [InlineData("""{"passwords":{"a":"*"},"name":7}""")]
    [InlineData("""{"tokens":[{"a":{"b":"*"}}]}""")]
    [InlineData("""{"pass":"*","passcode":"*","mfa":"*"}""")]
    [InlineData("<r><token>*</token></r>")]
    [InlineData("<r><ns:accessToken a='b'>\n  * </ns:accessToken></r>")]
    [InlineData("<passwords><a>x</a><a>*</a></passwords>")]
    [InlineData("<r><token>*")]
    [InlineData("""{"message":"<token>*</token>"}""")]
    [InlineData("""{"message":"<token id=\"1\">*<\/token>"}""")]
    [InlineData("<p>{&quot;token&quot;:&quot;*&quot;}</p>")]
    [InlineData("<p>{&#34;a&#34;:1,&#x22;clientSecret&#x22;: &#34;*&#34;}</p>")]
    [InlineData("<p>&lt;token&gt;*&lt;/token&gt;</p>")]
    public async Task A_secret_that_only_the_response_has_is_found_by_its_name(string body)
    {
        foreach (var status in (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.OK])
        {
            using var http = new HttpClient(new FakeHandler(_ => new HttpResponseMessage(status) { Content = new StringContent(body.Replace("*", Secret, StringComparison.Ordinal), Encoding.UTF8, "application/json"), Headers = { { "X-Again", Secret } } }));
            using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
            // A success that can be read is the user's own.
            var error = await Record.ExceptionAsync(() => client.FindAsync(cancellationToken: Stop));
            Assert.True(error is not null || status == HttpStatusCode.OK);
            AssertNone(Secret, error);
        }
    }

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("[\"*\"]")]
    [InlineData("*")]
    [InlineData("""{"name":"*""")]
    [InlineData("""{"name":["*"]}""")]
    [InlineData("""{"*":tru}""")]
    [InlineData("""{"a":{"*":[1,}}""")]
    public async Task Of_a_response_that_is_a_secret_as_a_whole_nothing_is_shown(string body)
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json(body.Replace("*", Secret, StringComparison.Ordinal))));
        using var pipeline = new ActionPipeline(http, new LosantClientOptions { AccessToken = TestServer.Token });
        var codes = new ActionInfo("door", "codes", "GET", "/codes", ActionTraits.SecretResponse);

        var error = await Assert.ThrowsAsync<LosantResponseException>(() =>
        {
            var call = pipeline.Begin(codes);
            return pipeline.SendAsync<Thing, Thing>(ref call, Stop);
        });

        AssertNone(Secret, error);
        Assert.Equal("[secret]", error.RawBody);
        Assert.Equal(("$", "[secret]"), Assert.IsType<LosantSerializationException>(error.InnerException) is var inner ? (inner.Path, inner.RawText) : default);
    }

    [Fact]
    public async Task A_misfit_in_a_response_that_is_a_secret_is_not_told()
    {
        var isTold = false;
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{"name":["{{Secret}}"],"value":1}""")));
        using var pipeline = new ActionPipeline(http, new LosantClientOptions { AccessToken = TestServer.Token, OnMisfit = _ => isTold = true });
        var call = pipeline.Begin(new ActionInfo("door", "codes", "GET", "/codes", ActionTraits.SecretResponse));

        var thing = await pipeline.SendAsync<LenientThing, LenientThing>(ref call, Stop);

        Assert.Equal((null, 1, false), (thing.Name, thing.Value, isTold));
    }

    [Theory]
    [InlineData(WebToken)]
    [InlineData("an-opaque-token-of-the-server")]
    public async Task A_new_token_is_in_no_exception_wherever_the_response_is_cut(string token)
    {
        var body = $$"""{"applicationId":"64b7f0c2a91e3d5f80c41b27","token":"{{token}}"}""";
        for (var length = 1; length < body.Length; length++)
        {
            var part = body[..length];
            using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json(part)));
            using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
            var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
            AssertNone(token, error);
            using var small = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token, MaxResponseSize = Math.Max(length - 1, 1) });
            AssertNone(token, await Assert.ThrowsAsync<LosantResponseException>(() => small.GetAsync("a", "b", cancellationToken: Stop)));
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task The_beginning_of_the_calls_token_is_in_no_exception_where_a_connection_ends_within_it(int status)
    {
        var text = $$"""{"message":"You sent Bearer {{TestServer.Token}}"}""";
        for (var length = text.IndexOf("Bearer", StringComparison.Ordinal); length < text.Length; length += 3)
        {
            await using var server = RawServer.Saying($"HTTP/1.1 {status} Odd\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{text[..length]}");
            using var client = server.Client();
            AssertNone(TestServer.Token, await Assert.ThrowsAnyAsync<LosantException>(() => client.GetAsync("a", "b", cancellationToken: Stop)));
        }
    }

    [Fact]
    public async Task The_end_of_what_an_exception_keeps_has_no_beginning_of_a_secret()
    {
        foreach (var before in (int[])[32, 17, 9, 5, 1])
        {
            var text = new string('x', LosantApiException.MaxRawBodyLength - before) + TestServer.Token + new string('y', 200_000);
            using var http = new HttpClient(new FakeHandler(request => new HttpResponseMessage(request.Method == HttpMethod.Get ? HttpStatusCode.OK : HttpStatusCode.BadGateway) { Content = new StringContent(text) }));
            using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
            AssertNone(TestServer.Token, await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b", cancellationToken: Stop)));
            AssertNone(TestServer.Token, await Assert.ThrowsAsync<LosantApiException>(() => client.PostAsync(new Thing { Name = "x" }, cancellationToken: Stop)));
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 2x0 *\r\n\r\n")]
    [InlineData("*\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n*\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX *: y\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n*\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"nam\r\n*\r\n")]
    public async Task A_line_that_is_not_HTTP_is_not_quoted(string says)
    {
        foreach (var token in (string[])[WebToken, Secret])
        {
            await using var server = RawServer.Saying(says.Replace("*", token, StringComparison.Ordinal));
            using var client = server.Client();
            AssertNone(token, await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync("a", "b", cancellationToken: Stop)));
            AssertNone(token, await Assert.ThrowsAnyAsync<Exception>(() => client.DownloadRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"), cancellationToken: Stop).ContinueWith(download => download.GetAwaiter().GetResult().ReadBytesAsync(Stop), Stop, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap()));
            var provider = new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = server.Url };
            AssertNone(token, await Assert.ThrowsAnyAsync<Exception>(() => provider.GetTokenAsync(Stop).AsTask()));
        }
    }

    [Fact]
    public async Task A_failure_without_a_quote_keeps_its_type_its_kind_and_its_message()
    {
        await using var server = RawServer.Saying("HTTP/1.1 2x0 Odd\r\n\r\n");
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal(HttpRequestError.InvalidResponse, error.HttpRequestError);
        Assert.StartsWith("Received an invalid status", error.Message, StringComparison.Ordinal);

        using var closed = new ThingClient(new LosantClientOptions { BaseUrl = TestServer.ClosedPort, AccessToken = TestServer.Token });
        error = await Assert.ThrowsAsync<HttpRequestException>(() => closed.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.IsType<System.Net.Sockets.SocketException>(error.InnerException);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(302)]
    [InlineData(200)]
    public async Task A_refused_sign_in_that_repeats_key_and_secret_says_neither(int status)
    {
        const string key = "64b7f0c2-a91e-3d5f", secret = "9f1c6d2e8b7a4503";
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers["X-Sent"] = key + secret;
            context.Response.Headers["Set-Cookie"] = "a=" + secret;
            if (status == 302)
                context.Response.Headers.Location = $"/again/{key}?secret={secret}";
            return TestServer.JsonAsync(context, $$"""{"type":"{{secret}}","message":"Not {{key}} with {{secret}}","secret":"{{secret}}"}""", status);
        });
        var tags = new StringBuilder();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == LosantTelemetry.ActivitySourceName, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = activity => Append(tags, activity) };
        ActivitySource.AddActivityListener(listener);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new LosantDeviceTokenProvider("d", key, secret) });

        var error = await Assert.ThrowsAnyAsync<LosantException>(() => client.GetAsync("a", "b", cancellationToken: Stop));

        foreach (var hidden in (string[])[key, secret])
        {
            AssertNone(hidden, error);
            Assert.DoesNotContain(hidden, tags.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("event: thing\ndata: {\"name\":7,\"token\":\"*\"}\n\n")]
    [InlineData("event: thing\ndata: {\"name\":\"*\n\n")]
    public async Task An_event_that_cannot_be_read_shows_no_secret(string events)
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + events.Replace("*", TestServer.Token, StringComparison.Ordinal));
        using var client = server.Client();
        AssertNone(TestServer.Token, await Assert.ThrowsAsync<LosantSerializationException>(async () =>
        {
            await foreach (var _ in client.StreamAsync(cancellationToken: Stop))
            {
            }
        }));
    }

    [Fact]
    public async Task A_stream_that_breaks_HTTP_does_not_quote_it_in_the_cause_of_a_reconnection()
    {
        await using var server = RawServer.Saying($"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\nB\r\n:keepalive\n\r\n{Secret}\r\n");
        using var client = server.Client();
        Exception? cause = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var options = new LosantRequestOptions { OnReconnect = reconnect => { cause ??= reconnect.Cause; stop.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.StreamAsync(options: options, cancellationToken: stop.Token))
            {
            }
        });
        Assert.NotNull(cause);
        AssertNone(Secret, cause);
    }
}
