namespace LosantGen.Runtime.Tests.Http;

/// <summary>What applies to a sign-in: options, clocks, timeouts, and what its response may have.</summary>
public class SignInSettingsTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_options_of_the_client_apply_to_the_sign_in_whatever_the_provider_has_of_its_own(bool hasHttpClient, bool hasVersion)
    {
        await using var api = await DeviceApi.StartAsync();
        using var http = new HttpClient();
        var seen = new List<string>();
        var options = api.Options(Provider());
        (options.LosantDomain, options.AcceptVersion, options.UserAgent) = ("example.com", "^1.77.0", "MyProgram/1.2");
        options.OnRequest = request => seen.Add("request " + request.Action);
        options.OnResponse = response => seen.Add("response " + response.Action);
        using var client = new ThingClient(options);
        await client.GetAsync("a", "b", cancellationToken: Stop);

        var signIn = api.Server.Received.First();
        Assert.Equal(("example.com", hasVersion ? "^1.99.0" : "^1.77.0"), (signIn.Headers["losantdomain"], signIn.Headers["Accept-Version"]));
        Assert.StartsWith("MyProgram/1.2 ", signIn.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(["request authenticateDevice", "response authenticateDevice", "request get", "response get"], seen);

        var failed = new List<string>();
        var small = api.Options(Provider());
        (small.MaxResponseSize, small.OnFailure) = (10, failure => failed.Add(failure.Action));
        using var limited = new ThingClient(small);
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => limited.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Contains("10 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(["authenticateDevice", "get"], failed);

        LosantDeviceTokenProvider Provider() => new("d", "k", "s") { HttpClient = hasHttpClient ? http : null, AcceptVersion = hasVersion ? "^1.99.0" : null };
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sign_in_has_100_seconds_by_the_clock_of_the_client_however_long_the_call_may_wait(bool hasVersion)
    {
        await using var api = await DeviceApi.StartAsync();
        api.HoldSignIns = new TaskCompletionSource();
        var clock = new FakeClock();
        var options = api.Options(new LosantDeviceTokenProvider("d", "k", "s") { AcceptVersion = hasVersion ? "^1.99.0" : null });
        (options.TimeProvider, options.Timeout) = (clock, Timeout.InfiniteTimeSpan);
        using var client = new ThingClient(options);

        var call = client.GetAsync("a", "b", cancellationToken: Stop);
        await api.Server.First;
        clock.Advance(TimeSpan.FromSeconds(99));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        Assert.Contains("100 seconds", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeout_of_the_providers_HttpClient_limits_the_sign_in()
    {
        await using var api = await DeviceApi.StartAsync();
        api.HoldSignIns = new TaskCompletionSource();
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        using var client = Client(api, new LosantDeviceTokenProvider("d", "k", "s") { HttpClient = http }, Timeout.InfiniteTimeSpan);

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync("a", "b", cancellationToken: Stop));

        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Theory]
    [InlineData(""" "applicationId":7,"deviceId":{},"deviceClass":[1] """)]
    [InlineData(""" "applicationId":null,"deviceId":false,"deviceClass":{} """)]
    [InlineData(""" "pubTopics":"a","subTopics":{"a":[1,{}]} """)]
    [InlineData(""" "pubTopics":null,"subTopics":true """)]
    [InlineData(""" "pubTopics":[7,null,["x"],{"a":1}],"subTopics":[] """)]
    public async Task An_odd_value_beside_a_good_token_does_not_fail_a_sign_in(string odd)
    {
        await using var api = await TestServer.StartAsync($$"""{ {{odd}},"token":"opaque-token-1"}""");

        var signIn = await new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = api.Url }.GetSignInAsync(Stop);

        Assert.Equal(("opaque-token-1", null, null, null), (signIn.Token, signIn.ApplicationId, signIn.DeviceId, signIn.DeviceClass));
        Assert.Empty(signIn.PubTopics);
        Assert.Empty(signIn.SubTopics);
    }

    [Fact]
    public async Task A_list_of_topics_keeps_its_strings()
    {
        await using var api = await TestServer.StartAsync("""{"token":"opaque-token-1","pubTopics":["a",7,"b"],"subTopics":[{},"c"]}""");

        var signIn = await new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = api.Url }.GetSignInAsync(Stop);

        Assert.Equal(["a", "b"], signIn.PubTopics);
        Assert.Equal(["c"], signIn.SubTopics);
    }

    [Theory]
    [InlineData("""{"token":7}""")]
    [InlineData("""{"token":{}}""")]
    [InlineData("""{"deviceId":"d"}""")]
    public async Task A_sign_in_without_a_token_fails(string json)
    {
        await using var api = await TestServer.StartAsync(json);

        await Assert.ThrowsAsync<LosantResponseException>(async () => await new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = api.Url }.GetTokenAsync(Stop));
    }

    private static ThingClient Client(DeviceApi api, LosantDeviceTokenProvider provider, TimeSpan timeout)
    {
        var options = api.Options(provider);
        options.Timeout = timeout;
        return new ThingClient(options);
    }
}
