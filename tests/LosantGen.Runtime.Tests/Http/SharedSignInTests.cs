namespace LosantGen.Runtime.Tests.Http;

/// <summary>A provider of a device's tokens that several clients share: which API it signs in to, and whose limits apply.</summary>
public class SharedSignInTests
{
    private const string Thing = """{"name":"pump"}""";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_that_a_client_was_given_signs_in_to_the_API_of_the_client_also_on_its_own()
    {
        await using var api = await DeviceApi.StartAsync();
        var provider = new LosantDeviceTokenProvider("d", "k", "s");
        using var client = new ThingClient(api.Options(provider));

        var signIn = await provider.GetSignInAsync(Stop);
        await client.GetAsync("a", "b", cancellationToken: Stop);

        Assert.Equal(api.Tokens.Single(), signIn.Token);
        Assert.Equal(signIn.Token, await provider.GetTokenAsync(Stop));
        Assert.Equal(1, api.SignIns);
    }

    [Theory]
    [InlineData("the address of an HttpClient")]
    [InlineData("options that are set later")]
    [InlineData("the options of a call")]
    [InlineData("a client that is disposed")]
    public async Task However_a_client_is_given_the_provider_its_API_is_the_one(string how)
    {
        await using var api = await DeviceApi.StartAsync();
        var provider = new LosantDeviceTokenProvider("d", "k", "s");
        using var http = new HttpClient { BaseAddress = api.Server.Url };
        var options = new LosantClientOptions { BaseUrl = api.Server.Url };
        using var client = how switch
        {
            "the address of an HttpClient" => new ThingClient(http, new LosantClientOptions { TokenProvider = provider }),
            "a client that is disposed" => new ThingClient(api.Options(provider)),
            _ => new ThingClient(options),
        };
        if (how == "options that are set later")
        {
            options.TokenProvider = provider;
            await client.GetAsync("a", "b", cancellationToken: Stop);
        }
        else if (how == "the options of a call")
        {
            await client.GetAsync("a", "b", new LosantRequestOptions { TokenProvider = provider }, Stop);
        }
        else if (how == "a client that is disposed")
        {
            client.Dispose();
        }

        if (provider.Current is { } current)
            provider.Reject(current.Token);

        Assert.Equal((await provider.GetSignInAsync(Stop)).Token, api.Tokens.Last());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_of_another_API_cannot_use_the_provider_and_nothing_is_sent_to_it(bool firstCallsFirst)
    {
        await using var api = await DeviceApi.StartAsync();
        await using var other = await TestServer.StartAsync(Thing);
        var provider = new LosantDeviceTokenProvider("d", "k", "s");
        using var first = new ThingClient(api.Options(provider));
        using var second = new ThingClient(new LosantClientOptions { BaseUrl = other.Url, TokenProvider = provider });
        if (firstCallsFirst)
            await first.GetAsync("a", "b", cancellationToken: Stop);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => second.GetAsync("a", "b", cancellationToken: Stop));
        await first.GetAsync("a", "b", cancellationToken: Stop);

        Assert.Contains("BaseUrl", error.Message, StringComparison.Ordinal);
        Assert.Empty(other.Received);
        Assert.Equal(1, api.SignIns);
    }

    [Fact]
    public async Task A_call_of_another_API_cannot_use_the_provider_either()
    {
        await using var api = await DeviceApi.StartAsync();
        await using var other = await TestServer.StartAsync(Thing);
        var provider = new LosantDeviceTokenProvider("d", "k", "s");
        using var first = new ThingClient(api.Options(provider));
        using var second = other.Client();

        await Assert.ThrowsAsync<InvalidOperationException>(() => second.GetAsync("a", "b", new LosantRequestOptions { TokenProvider = provider }, Stop));

        Assert.Empty(other.Received);
        Assert.Empty(api.Server.Received);
    }

    [Fact]
    public async Task A_provider_with_a_base_url_serves_only_that_API()
    {
        await using var api = await DeviceApi.StartAsync();
        await using var other = await TestServer.StartAsync(Thing);
        var provider = new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = api.Server.Url };
        using var wrong = new ThingClient(new LosantClientOptions { BaseUrl = other.Url, TokenProvider = provider });
        using var right = new ThingClient(api.Options(provider));

        await Assert.ThrowsAsync<InvalidOperationException>(() => wrong.GetAsync("a", "b", cancellationToken: Stop));
        var token = await provider.GetTokenAsync(Stop);
        await right.GetAsync("a", "b", cancellationToken: Stop);

        Assert.Equal(token, api.Tokens.Single());
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task A_provider_that_was_used_without_a_client_serves_the_default_API()
    {
        await using var other = await TestServer.StartAsync(Thing);
        using var handler = FakeHandler.Saying("""{"token":"opaque-token-1"}""");
        using var http = new HttpClient(handler);
        var provider = new LosantDeviceTokenProvider("d", "k", "s") { HttpClient = http };

        await provider.GetTokenAsync(Stop);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = other.Url, TokenProvider = provider });

        Assert.Equal("https://api.losant.com/auth/device", handler.Request!.RequestUri!.GetLeftPart(UriPartial.Path));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task A_call_that_times_out_does_not_fail_the_sign_in_for_the_others()
    {
        await using var api = await DeviceApi.StartAsync();
        api.HoldSignIns = new TaskCompletionSource();
        var provider = new LosantDeviceTokenProvider("d", "k", "s");
        using var hasty = Client(api, provider, TimeSpan.FromMilliseconds(300));
        using var patient = Client(api, provider, TimeSpan.FromSeconds(100));

        var first = hasty.GetAsync("a", "b", cancellationToken: Stop);
        await api.Server.First;
        var second = patient.GetAsync("a", "b", cancellationToken: Stop);
        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => first);
        api.HoldSignIns.SetResult();

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Equal("pump", (await second).Name);
        Assert.Equal(1, api.SignIns);
    }

    [Theory]
    [InlineData("its HttpClient times out")]
    [InlineData("it is disposed")]
    [InlineData("its callback throws")]
    [InlineData("its response limit is too small")]
    public async Task A_client_that_cannot_sign_in_does_not_fail_the_others(string why)
    {
        await using var api = await DeviceApi.StartAsync();
        var hold = api.HoldSignIns = new TaskCompletionSource();
        var provider = new LosantDeviceTokenProvider("d", "k", "s");
        using var http = new HttpClient();
        if (why == "its HttpClient times out")
            http.Timeout = TimeSpan.FromMilliseconds(300);
        var options = api.Options(provider);
        if (why == "its callback throws")
            options.OnResponse = _ => throw new IOException("from the callback");
        if (why == "its response limit is too small")
            options.MaxResponseSize = 10;
        using var weak = new ThingClient(http, options);
        using var strong = Client(api, provider, TimeSpan.FromSeconds(100));

        var first = weak.GetAsync("a", "b", cancellationToken: Stop);
        await api.Server.First;
        var second = strong.GetAsync("a", "b", cancellationToken: Stop);
        if (why == "it is disposed")
        {
            weak.Dispose();
            http.Dispose();
        }
        else if (why != "its HttpClient times out")
        {
            hold.SetResult();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => first);
        // The call can time out before the sign-in that it began, which would serve the other client if it were answered now.
        while (api.SignIns < 2) await Task.Delay(10, Stop);
        hold.TrySetResult();

        Assert.Equal("pump", (await second).Name);
        Assert.Equal(2, api.SignIns);
    }

    [Fact]
    public async Task A_sign_in_that_is_rejected_is_not_repeated_for_each_client()
    {
        await using var api = await DeviceApi.StartAsync();
        api.SignInStatus = 401;
        var hold = api.HoldSignIns = new TaskCompletionSource();
        var provider = new LosantDeviceTokenProvider("d", "k", "s");
        using var one = Client(api, provider, TimeSpan.FromSeconds(100));
        using var two = Client(api, provider, TimeSpan.FromSeconds(100));

        var first = one.GetAsync("a", "b", cancellationToken: Stop);
        await api.Server.First;
        var second = two.GetAsync("a", "b", cancellationToken: Stop);
        hold.SetResult();

        await Assert.ThrowsAsync<LosantUnauthorizedException>(() => first);
        await Assert.ThrowsAsync<LosantUnauthorizedException>(() => second);
        Assert.Equal(1, api.SignIns);
    }

    [Fact]
    public async Task A_caller_that_has_already_cancelled_sends_nothing()
    {
        await using var api = await DeviceApi.StartAsync();
        var provider = new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = api.Server.Url };
        var cancelled = new CancellationToken(canceled: true);

        Assert.Equal(cancelled, (await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await provider.GetTokenAsync(cancelled))).CancellationToken);
        Assert.Equal(cancelled, (await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await provider.GetSignInAsync(cancelled))).CancellationToken);

        provider.Reject(await provider.GetTokenAsync(Stop));
        await provider.GetTokenAsync(Stop);
        Assert.Equal(2, api.SignIns);
    }

    private static ThingClient Client(DeviceApi api, LosantDeviceTokenProvider provider, TimeSpan timeout)
    {
        var options = api.Options(provider);
        options.Timeout = timeout;
        return new ThingClient(options);
    }
}
