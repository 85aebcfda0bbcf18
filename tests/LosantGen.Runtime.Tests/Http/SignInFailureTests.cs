namespace LosantGen.Runtime.Tests.Http;

/// <summary>Sign-ins that fail, and sign-ins whose token is refused: how often they are tried, and who gets which exception.</summary>
public class SignInFailureTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rejected_sign_in_is_an_error_of_the_call_and_a_call_after_a_pause_tries_again()
    {
        await using var api = await DeviceApi.StartAsync();
        api.SignInStatus = 401;
        using var client = api.Client(out var clock);
        var error = await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal("/auth/device", error.Path);
        api.SignInStatus = 200;
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("pump", (await client.GetAsync("a", "b", cancellationToken: Stop)).Name);
        Assert.Equal(2, api.SignIns);
    }

    [Theory]
    [InlineData("""{"token":""}""")]
    [InlineData("""{"token":"a b"}""")]
    [InlineData("""{"token":"gr\u00fcn-token"}""")]
    [InlineData("""{"token":"line\nbreak"}""")]
    [InlineData("""{"token":null}""")]
    [InlineData("""{"token":7}""")]
    [InlineData("""{}""")]
    public async Task A_sign_in_without_a_token_that_can_be_sent_is_not_kept(string json)
    {
        await using var api = await DeviceApi.StartAsync();
        api.SignInJson = json;
        using var client = api.Client(out var clock);
        await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal(1, api.SignIns);

        api.SignInJson = null;
        clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 3; i++)
            await client.GetAsync("a", "b", cancellationToken: Stop);
        Assert.Equal(2, api.SignIns);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    public async Task A_provider_of_ones_own_is_told_of_a_token_that_cannot_be_sent_so_that_it_does_not_keep_it(string bad)
    {
        await using var server = await TestServer.StartAsync("""{"name":"pump"}""");
        var tokens = new CachingTokens(bad);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = tokens });
        await Assert.ThrowsAsync<LosantTokenException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal("pump", (await client.GetAsync("a", "b", cancellationToken: Stop)).Name);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task A_failure_is_that_of_callers_in_a_loop_for_a_second_and_then_twice_as_long_each_time_up_to_thirty(int status)
    {
        await using var api = await DeviceApi.StartAsync();
        (api.SignInStatus, api.SignInJson) = status == 0 ? (200, "{}") : (status, null);
        using var client = api.Client(out var clock);
        foreach (var pause in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            var before = api.SignIns;
            await FailAsync(client);
            clock.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            for (var i = 0; i < 20; i++)
                await FailAsync(client);
            Assert.Equal(before + 1, api.SignIns);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (api.SignInStatus, api.SignInJson) = (200, null);
        await client.GetAsync("a", "b", cancellationToken: Stop);
        Assert.Equal(8, api.SignIns);
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("4000", 300)]
    [InlineData("99999999999", 300)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 300)]
    [InlineData("0", 1)]
    public async Task A_pause_is_as_long_as_the_API_asks_for_up_to_five_minutes(string retryAfter, int seconds)
    {
        await using var api = await DeviceApi.StartAsync();
        (api.SignInStatus, api.RetryAfter) = (429, retryAfter);
        using var client = api.Client(out var clock);
        await FailAsync(client);
        clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        await FailAsync(client);
        Assert.Equal(1, api.SignIns);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await FailAsync(client);
        Assert.Equal(2, api.SignIns);
    }

    [Fact]
    public async Task A_success_ends_the_doubling()
    {
        await using var api = await DeviceApi.StartAsync();
        api.SignInStatus = 503;
        using var client = api.Client(out var clock);
        for (var i = 0; i < 6; i++)
        {
            await FailAsync(client);
            clock.Advance(TimeSpan.FromSeconds(30));
        }

        api.SignInStatus = 200;
        await client.GetAsync("a", "b", cancellationToken: Stop);
        api.Revoke();
        api.SignInStatus = 503;
        await FailAsync(client);
        var before = api.SignIns;
        clock.Advance(TimeSpan.FromSeconds(1));
        await FailAsync(client);
        Assert.Equal(before + 1, api.SignIns);
    }

    [Fact]
    public async Task Another_key_starts_anew()
    {
        await using var api = await DeviceApi.StartAsync();
        api.SignInStatus = 401;
        using var wrong = api.Client(out _);
        await FailAsync(wrong);
        api.SignInStatus = 200;
        using var right = api.Client(out _);
        Assert.Equal("pump", (await right.GetAsync("a", "b", cancellationToken: Stop)).Name);
    }

    [Fact]
    public async Task Every_caller_gets_an_exception_of_its_own_whether_it_waited_or_came_later()
    {
        await using var api = await DeviceApi.StartAsync();
        (api.SignInStatus, api.HoldSignIns) = (429, new TaskCompletionSource());
        api.RetryAfter = "7";
        using var client = api.Client(out _);
        var calls = Enumerable.Range(0, 20).Select(_ => client.GetAsync("a", "b", cancellationToken: Stop)).ToList();
        api.HoldSignIns.SetResult();
        var errors = new HashSet<Exception>();
        foreach (var call in calls)
            errors.Add(await Assert.ThrowsAsync<LosantRateLimitException>(() => call));
        for (var i = 0; i < 20; i++)
            errors.Add(await Assert.ThrowsAsync<LosantRateLimitException>(() => client.GetAsync("a", "b", cancellationToken: Stop)));

        Assert.Equal(40, errors.Count);
        Assert.Single(errors.Select(error => error.Message).Distinct());
        Assert.All(errors, error => Assert.Equal(TimeSpan.FromSeconds(7), ((LosantApiException)error).RetryAfter));
        Assert.Equal(1, api.SignIns);
    }

    [Theory]
    [InlineData("a handler's own exception")]
    [InlineData("a callback's exception")]
    [InlineData("no server")]
    public async Task A_sign_in_without_a_response_is_not_tried_in_a_loop_either_and_keeps_its_exception(string why)
    {
        var tried = 0;
        var clock = new FakeClock();
        var provider = new LosantDeviceTokenProvider("d", "k", "s") { TimeProvider = clock };
        var options = new LosantClientOptions { BaseUrl = TestServer.ClosedPort, TokenProvider = provider };
        if (why == "a callback's exception")
            options.OnRequest = _ => throw new OddException();
        using var http = new HttpClient(new Counting(() => tried++, why == "no server" ? new HttpRequestException(HttpRequestError.ConnectionError) : new OddException()));
        using var client = new ThingClient(http, options);

        var seen = new HashSet<Exception>();
        for (var i = 0; i < 10; i++)
            seen.Add(await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync("a", "b", cancellationToken: Stop)));

        Assert.Equal(10, seen.Count);
        Assert.All(seen, error => Assert.IsType(why == "no server" ? typeof(HttpRequestException) : typeof(OddException), error));
        Assert.True(tried <= 1, $"It was tried {tried} times.");
    }

    [Fact]
    public async Task A_failing_renewal_is_not_tried_in_a_loop_while_the_old_token_is_valid()
    {
        await using var api = await DeviceApi.StartAsync();
        api.Lifetime = TimeSpan.FromHours(1);
        using var client = api.Client(out var clock);
        await client.GetAsync("a", "b", cancellationToken: Stop);
        api.SignInStatus = 503;
        clock.Advance(TimeSpan.FromMinutes(59.1));
        for (var second = 0; second < 30; second++)
        {
            await client.GetAsync("a", "b", cancellationToken: Stop);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(6, api.SignIns); // the first, and those after 0, 1, 3, 7 and 15 seconds
    }

    private static Task<Exception> FailAsync(ThingClient client) => Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync("a", "b", cancellationToken: Stop));

    private sealed class OddException : Exception;

    private sealed class Counting(Action count, Exception failure) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            return Task.FromException<HttpResponseMessage>(failure);
        }
    }

    private sealed class CachingTokens(string first) : ILosantTokenProvider
    {
        private string? _token = first;

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(_token ??= "opaque-token-1");

        public void Reject(string token) => _token = null;
    }
}
