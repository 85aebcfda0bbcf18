using System.Diagnostics;
using System.Net;
using System.Text;
using Losant.Runtime;
using static LosantGen.Runtime.Tests.Http.Support.NoSecret;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>No text that leaves the library contains a secret, whatever the server repeats, breaks or cuts.</summary>
public class SecretTests
{
    private const string Secret = "correct-horse-battery";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<string> Names =>
    [
        "password", "newPassword", "basicAuthPassword", "PASSWORD", "secret", "client_secret", "secretValue", "apiKeySecret", "makeUniqueKeySecret", "token", "accessToken", "access_token",
        "refresh-token", "inviteToken", "apiKey", "api_key", "x-api-key", "accountKey", "authKey", "twoFactorAuthKey", "encryptionKey", "secretAccessKey", "privateKey", "sslKey", "keyJson",
        "twoFactorCode", "verificationCode", "passcode", "pass", "smtpPass", "db_pass", "mfa", "mfaOtp", "credentials", "tokens", "apiTokens", "api_tokens", "passwords", "clientSecrets", "apiKeys",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_request_says_under_a_secrets_name_is_in_no_exception_wherever_the_server_repeats_it(string name)
    {
        foreach (var repeat in (Func<string, HttpResponseMessage>[])
        [
            secret => FakeHandler.Json($$"""{"type":"Validation","message":"Bad {{secret}}!"}""", HttpStatusCode.BadRequest),
            secret => FakeHandler.Json($$"""{"type":"{{secret}}","message":"Bad"}""", HttpStatusCode.BadRequest),
            secret => FakeHandler.Json($$"""{"type":"Odd","input":{"body":{"x":["{{secret}}"]} } }""", HttpStatusCode.BadRequest),
            secret => FakeHandler.Json($$"""{"message":"{{secret.Replace("o", "\\u006f", StringComparison.Ordinal)}}"}""", HttpStatusCode.BadRequest),
            secret => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent($"<pre>{secret}</pre>") },
            secret => new HttpResponseMessage(HttpStatusCode.BadRequest) { ReasonPhrase = "No " + secret },
            secret => new HttpResponseMessage(HttpStatusCode.BadRequest) { Headers = { { "X-Sent", secret } } },
            secret => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri($"/{secret.Replace("c", "%63", StringComparison.Ordinal)}/x?a={secret}", UriKind.Relative) } },
            secret => new HttpResponseMessage { Content = new StringContent($"You sent {secret[..^1]}") },
            secret => FakeHandler.Json($$"""{"type":"Odd","message":"You sent {{secret[..^1]}}"}""", HttpStatusCode.BadRequest),
            secret => FakeHandler.Json($$"""{"type":"Odd","message":"You sent {{secret[..10]}}… to us","a":["{{secret[..6]}}"]}""", HttpStatusCode.BadRequest),
            secret => FakeHandler.Json($$"""{"type":"Odd","message":"You sent {{secret[..9]}} and more, or {{secret[..6]}}..."}""", HttpStatusCode.BadRequest),
            secret => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri($"/{secret[..7]}", UriKind.Relative) } },
            secret => new HttpResponseMessage(HttpStatusCode.BadRequest) { Headers = { { "X-Sent", secret[..7] } } },
            secret => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent($"<pre>{secret.Replace("-", "&#45;", StringComparison.Ordinal)} {secret.Replace("o", "&#x6F;", StringComparison.Ordinal)}</pre>") },
            secret => new HttpResponseMessage { Content = new StringContent("{}", Encoding.UTF8, "text/" + secret) },
        ])
        {
            using var http = new HttpClient(new FakeHandler(_ => repeat(Secret)));
            using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
            var request = new LosantRawRequest(HttpMethod.Post, "/things") { Content = Json($$"""{"a":[{"{{name}}":"{{Secret}}"}]}""") };
            var error = await Record.ExceptionAsync(async () => (await client.SendRawAsync(request, cancellationToken: Stop)).Deserialize<Thing>());
            AssertNone(Secret, error);
        }
    }

    [Theory]
    [InlineData("/things?token=" + Secret, null, null)]
    [InlineData("/things?a=b&clientSecret=" + Secret, null, null)]
    [InlineData("/things?token[0]=a&token[1]=" + Secret, null, null)]
    [InlineData("/things?filter[apiKey]=" + Secret, null, null)]
    [InlineData("/things?filter[deep][password][0]=" + Secret, null, null)]
    [InlineData("/things", "X-Api-Key", Secret)]
    [InlineData("/things", "Cookie", "session=1; a=" + Secret)]
    [InlineData("/things", "X-Auth-Token", "Basic " + Secret)]
    public async Task Secrets_of_a_query_and_of_headers_are_in_no_exception_either(string path, string? header, string? value)
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{"type":"Odd","message":"Bad {{value ?? Secret}}"}""", HttpStatusCode.BadRequest)));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
        var options = new LosantRequestOptions { Headers = header is null ? null : new Dictionary<string, string> { [header] = value! } };
        var uri = path.Split('?');
        var request = new LosantRawRequest(HttpMethod.Get, uri[0]) { Query = uri.Skip(1).SelectMany(query => query.Split('&')).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]) };
        AssertNone(Secret, await Assert.ThrowsAsync<LosantBadRequestException>(() => client.SendRawAsync(request, options, Stop)));
    }

    [Fact]
    public async Task A_path_parameter_and_a_part_with_a_secrets_name_are_secrets()
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{"type":"Odd","message":"Bad {{Secret}}"}""", HttpStatusCode.BadRequest)));
        using var pipeline = new ActionPipeline(http, new LosantClientOptions { AccessToken = TestServer.Token });
        var reset = new ActionInfo("user", "reset", "POST", "/users/{userId}/resets/{resetToken}");
        var upload = new ActionInfo("file", "upload", "POST", "/files", ActionTraits.Multipart);

        var inPath = await Assert.ThrowsAsync<LosantBadRequestException>(() =>
        {
            var call = pipeline.Begin(reset);
            call.Path("userId", "u1");
            call.Path("resetToken", Secret);
            return pipeline.SendAsync(ref call, Stop);
        });
        AssertNone(Secret, inPath);
        Assert.Equal("/users/u1/resets/[secret]", inPath.Path);
        AssertNone(Secret, await Assert.ThrowsAsync<LosantBadRequestException>(() =>
        {
            var call = pipeline.Begin(upload);
            call.Part("password", Secret);
            return pipeline.SendAsync(ref call, Stop);
        }));
    }

    [Theory]
    [InlineData("""{"key":"correct-horse-battery","secret":"s-e-c-r-e-t"}""", true)]
    [InlineData("""{"secret":"s-e-c-r-e-t","note":"{\"a\"}","key":"correct-horse-battery"}""", true)]
    [InlineData("""{"list":[{"a":{"key":"correct-horse-battery"},"secret":1},{"secret":"abcdefgh"}],"key":"correct-horse-battery"}""", false)]
    [InlineData("""{"tags":[{"key":"correct-horse-battery","value":"north"}],"secret":"s-e-c-r-e-t"}""", false)]
    [InlineData("""{"tagKey":"correct-horse-battery","publicKey":"correct-horse-battery","key":"correct-horse-battery"}""", false)]
    public async Task A_key_is_a_secret_only_beside_a_secret(string body, bool isSecret)
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json(body, HttpStatusCode.BadRequest)));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
        var error = await Assert.ThrowsAsync<LosantBadRequestException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal(!isSecret, error.RawBody.Contains(Secret, StringComparison.Ordinal));
        AssertNone("s-e-c-r-e-t", error);
    }

    [Theory]
    [InlineData("/x?apiToken=" + Secret, "/x?apiToken=[secret]")]
    [InlineData("/x?a=b&apiToken=" + Secret + "&c=d", "/x?a=b&apiToken=[secret]&c=d")]
    [InlineData("token: '" + Secret + "'", "token: '[secret]'")]
    [InlineData("<token>" + Secret + "</token>.", "<token>[secret]</token>.")]
    [InlineData("The <token> must be longer than that of compass=north and bypass=1", "The <token> must be longer than that of compass=north and bypass=1")]
    public async Task What_stands_in_place_of_a_secret_is_whole(string message, string shown)
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{"type":"Odd","message":"{{message}}"}""", HttpStatusCode.BadRequest)));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
        var error = await Assert.ThrowsAsync<LosantBadRequestException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal(shown, error.ErrorMessage);
        Assert.StartsWith(shown + " (400 Odd", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<pass")]
    [InlineData("<pass>")]
    [InlineData("<pass></x>")]
    [InlineData("<<<<")]
    [InlineData("&quot;")]
    [InlineData("&token=a;")]
    public async Task A_page_of_tags_or_escapes_costs_no_more_than_another(string part)
    {
        var page = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        using var http = new HttpClient(new FakeHandler(_ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(page) }));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
        await Assert.ThrowsAsync<LosantBadRequestException>(() => client.GetAsync("a", "b", cancellationToken: Stop)).WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task What_is_not_secret_stays_as_it_was_and_the_JSON_stays_valid()
    {
        const string body = """{"type":"Odd","message":"The password must be longer; token: expired","hasToken":true,"token":null,"tokenTTL":60,"apiKeyId":"k1","pin":{"secret":{"a":[1,"x"]},"password":12345678} }""";
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json(body, HttpStatusCode.BadRequest)));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
        var error = await Assert.ThrowsAsync<LosantBadRequestException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal("The password must be longer; token: expired", error.ErrorMessage);
        Assert.Equal(body.Replace("""{"a":[1,"x"]}""", "\"[secret]\"", StringComparison.Ordinal).Replace("12345678", "\"[secret]\"", StringComparison.Ordinal), error.RawBody);
    }

    [Fact]
    public async Task An_error_type_that_is_a_secret_is_no_tag()
    {
        var tags = new StringBuilder();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == LosantTelemetry.ActivitySourceName, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = activity => Append(tags, activity) };
        ActivitySource.AddActivityListener(listener);
        const string secret = "onlyLettersAreSecret";
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{"type":"{{secret}}"}""", HttpStatusCode.BadRequest)));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
        await Assert.ThrowsAsync<LosantBadRequestException>(() => client.SendRawAsync(new LosantRawRequest(HttpMethod.Post, "/secretTags") { Content = Json($$"""{"password":"{{secret}}"}""") }, cancellationToken: Stop));
        Assert.DoesNotContain(secret, tags.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_the_description_marks_is_one_of_a_secret()
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{"type":"Odd","message":"Bad {{Secret}}","doorCode":"another-{{Secret}}"}""", HttpStatusCode.BadRequest)));
        using var pipeline = new ActionPipeline(http, new LosantClientOptions { AccessToken = TestServer.Token });
        pipeline.MarkSecrets("door_code");
        AssertNone(Secret, await Assert.ThrowsAsync<LosantBadRequestException>(() =>
            pipeline.SendRawAsync(new LosantRawRequest(HttpMethod.Post, "/x") { Content = Json($$"""{"doorCode":"{{Secret}}"}""") }, null, Stop)));
    }

    [Fact]
    public async Task A_body_that_is_a_secret_as_a_whole_is_in_no_exception()
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{"type":"Odd","message":"Bad {{Secret}}"}""", HttpStatusCode.BadRequest)));
        using var pipeline = new ActionPipeline(http, new LosantClientOptions { AccessToken = TestServer.Token });
        pipeline.MarkSecrets("pins");
        var set = new ActionInfo("door", "set", "PUT", "/doors");

        AssertNone(Secret, await Assert.ThrowsAsync<LosantBadRequestException>(() =>
        {
            var call = pipeline.Begin(set);
            call.Body<IReadOnlyList<string>, ListCodec<string, StringCodec>>("pins", ["a", Secret]);
            return pipeline.SendAsync(ref call, Stop);
        }));
        AssertNone(Secret, await Assert.ThrowsAsync<LosantBadRequestException>(() =>
        {
            var call = pipeline.Begin(set);
            call.Body<string, StringCodec>("password", Secret);
            return pipeline.SendAsync(ref call, Stop);
        }));
    }

    [Theory]
    [InlineData("""{"value":{"token":"*"} }""")]
    [InlineData("""{"value":["*","a"]}""")]
    [InlineData("""{"value":{"key":"*","secret":"s"},"name":7}""")]
    public async Task A_misfit_shows_no_secret(string json)
    {
        LosantMisfit? misfit = null;
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json(json.Replace("*", Secret, StringComparison.Ordinal))));
        using var pipeline = new ActionPipeline(http, new LosantClientOptions { AccessToken = Secret, OnMisfit = misfits => misfit = misfits.Misfits[0] });

        var call = pipeline.Begin(new ActionInfo("thing", "get", "GET", "/thing"));
        await pipeline.SendAsync<LenientThing>(ref call, Stop);

        Assert.DoesNotContain(Secret, misfit + misfit!.Json.GetRawText(), StringComparison.Ordinal);
        Assert.NotEqual(System.Text.Json.JsonValueKind.Undefined, misfit.Json.ValueKind);
    }

    [Theory]
    [InlineData("""{"name":"a","token":"*"]""")]
    [InlineData("""{"name":"a","token":"*""")]
    [InlineData("""{"token":"*\x"}""")]
    [InlineData("""{"name":7,"token":"*"}""")]
    [InlineData("""{"name":{"password":"*"},"a":1}""")]
    public void JSON_that_cannot_be_read_shows_no_secret(string json)
    {
        var error = Assert.Throws<LosantSerializationException>(() => LosantJson.Deserialize<Thing>(json.Replace("*", Secret, StringComparison.Ordinal)));
        AssertNone(Secret, error);
    }

    [Fact]
    public void A_query_parameter_that_is_a_secret_is_not_shown_though_it_should_be_a_known_value()
    {
        using var http = new HttpClient(FakeHandler.Saying("{}"));
        using var pipeline = new ActionPipeline(http, new LosantClientOptions { AccessToken = TestServer.Token });
        pipeline.MarkSecrets("door");
        var rule = new StringRule(values: ["a", "b"]);
        foreach (var name in (string[])["password", "door", "state"])
        {
            var error = Assert.Throws<ArgumentException>(() =>
            {
                var call = pipeline.Begin(new ActionInfo("thing", "get", "GET", "/thing"));
                call.Query(name, "wrong-horse", rule);
            });
            Assert.Equal(name == "state", error.Message.Contains("wrong", StringComparison.Ordinal));
        }
    }

    private static LosantContent Json(string json) => LosantContent.FromBytes(Encoding.UTF8.GetBytes(json), "application/json");
}
