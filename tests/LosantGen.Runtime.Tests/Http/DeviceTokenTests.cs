using System.Text;

namespace LosantGen.Runtime.Tests.Http;

public class DeviceTokenTests
{
    [Fact]
    public async Task A_device_signs_in_once_for_all_concurrent_callers()
    {
        await using var api = await DeviceApi.StartAsync();
        api.HoldSignIns = new TaskCompletionSource();
        using var client = api.Client(out _);
        var calls = Enumerable.Range(0, 50).Select(_ => client.GetAsync("a", "b")).ToArray();
        api.HoldSignIns.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(1, api.SignIns);
    }

    [Fact]
    public async Task The_sign_in_sends_the_credentials_and_no_token()
    {
        await using var api = await DeviceApi.StartAsync();
        using var client = api.Client(out _, new LosantDeviceTokenProvider("575ecf887ae143cd83dc4aa2", "the-key", "the-secret")
        {
            RequestedScopes = ["all.Device.read"],
            TokenLifetime = TimeSpan.FromHours(1),
        });
        await client.GetAsync("a", "b");
        var request = api.Server.Received.First();
        Assert.Equal("POST", request.Method);
        Assert.Equal("/auth/device", request.Path);
        Assert.Null(request.Token);
        Assert.Equal(
            """{"deviceId":"575ecf887ae143cd83dc4aa2","key":"the-key","secret":"the-secret","tokenTTL":3600,"requestedScopes":["all.Device.read"]}""",
            request.Text);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        await using var api = await DeviceApi.StartAsync();
        api.Lifetime = TimeSpan.FromHours(1);
        using var client = api.Client(out var clock);
        await client.GetAsync("a", "b");
        clock.Advance(TimeSpan.FromMinutes(58));
        await client.GetAsync("a", "b");
        Assert.Equal(1, api.SignIns);
        clock.Advance(TimeSpan.FromMinutes(1.5));
        await client.GetAsync("a", "b");
        Assert.Equal(2, api.SignIns);
    }

    [Fact]
    public async Task A_token_without_an_expiry_is_valid_for_the_requested_time()
    {
        await using var api = await DeviceApi.StartAsync();
        api.IsJwt = false;
        var clock = new FakeClock();
        using var client = api.Client(out _, new LosantDeviceTokenProvider("d", "k", "s") { TokenLifetime = TimeSpan.FromMinutes(10), TimeProvider = clock });
        await client.GetAsync("a", "b");
        clock.Advance(TimeSpan.FromMinutes(8));
        await client.GetAsync("a", "b");
        Assert.Equal(1, api.SignIns);
        clock.Advance(TimeSpan.FromMinutes(1.5));
        await client.GetAsync("a", "b");
        Assert.Equal(2, api.SignIns);
    }

    [Fact]
    public async Task A_token_without_any_lifetime_is_kept()
    {
        await using var api = await DeviceApi.StartAsync();
        api.IsJwt = false;
        using var client = api.Client(out var clock);
        await client.GetAsync("a", "b");
        clock.Advance(TimeSpan.FromDays(1000));
        await client.GetAsync("a", "b");
        Assert.Equal(1, api.SignIns);
    }

    [Fact]
    public async Task A_renewal_that_fails_keeps_the_old_token_while_it_is_valid()
    {
        await using var api = await DeviceApi.StartAsync();
        api.Lifetime = TimeSpan.FromHours(1);
        using var client = api.Client(out var clock);
        await client.GetAsync("a", "b");
        api.SignInStatus = 503;
        clock.Advance(TimeSpan.FromMinutes(59.5));
        await client.GetAsync("a", "b");
        Assert.Equal(2, api.SignIns);
        await client.GetAsync("a", "b");
        Assert.Equal(2, api.SignIns);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(503, (int)(await Assert.ThrowsAsync<LosantApiException>(() => client.GetAsync("a", "b"))).StatusCode);
    }

    [Fact]
    public async Task A_renewal_that_hangs_does_not_delay_calls_that_can_use_the_old_token()
    {
        await using var api = await DeviceApi.StartAsync();
        api.Lifetime = TimeSpan.FromHours(1);
        using var client = api.Client(out var clock);
        await client.GetAsync("a", "b");
        clock.Advance(TimeSpan.FromMinutes(59.2));
        api.HoldSignIns = new TaskCompletionSource();
        var timers = clock.Changes;
        var call = client.GetAsync("a", "b");
        while (clock.Changes == timers || api.SignIns < 2) await Task.Delay(1);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("pump", (await call).Name);
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
        api.HoldSignIns.SetResult();
        Assert.Equal(2, api.SignIns);
    }

    [Fact]
    public async Task An_unlimited_lifetime_is_valid()
    {
        await using var api = await DeviceApi.StartAsync();
        api.IsJwt = false;
        using var client = api.Client(out _, new LosantDeviceTokenProvider("d", "k", "s") { TokenLifetime = TimeSpan.MaxValue });
        await client.GetAsync("a", "b");
        await client.GetAsync("a", "b");
        Assert.Equal(1, api.SignIns);
    }

    [Fact]
    public async Task A_token_that_expires_during_two_hundred_calls_is_renewed_once()
    {
        await using var api = await DeviceApi.StartAsync();
        using var client = api.Client(out _);
        await client.GetAsync("a", "b");
        api.Revoke();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => client.PostAsync(new Thing { Name = "x" })));
        Assert.Equal(2, api.SignIns);
        Assert.All(api.Server.Received.Where(request => request.Path == "/things"), request => Assert.Equal("""{"name":"x"}""", request.Text));
    }

    [Fact]
    public async Task A_sign_in_that_returns_the_rejected_token_again_is_not_repeated_forever()
    {
        await using var api = await DeviceApi.StartAsync();
        api.IsStuck = true;
        using var client = api.Client(out _);
        await client.GetAsync("a", "b");
        api.Revoke();
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b"));
        Assert.Equal(2, api.SignIns);
        Assert.Equal(6, api.Server.Received.Count(request => request.Path != "/auth/device"));
    }

    [Fact]
    public async Task The_cancellation_of_one_caller_does_not_cancel_the_sign_in_for_the_others()
    {
        await using var api = await DeviceApi.StartAsync();
        api.HoldSignIns = new TaskCompletionSource();
        using var client = api.Client(out _);
        using var stop = new CancellationTokenSource();
        var first = client.GetAsync("a", "b", cancellationToken: stop.Token);
        var second = client.GetAsync("a", "b");
        await stop.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(stop.Token, error.CancellationToken);
        api.HoldSignIns.SetResult();
        Assert.Equal("pump", (await second).Name);
        Assert.Equal(1, api.SignIns);
    }

    [Fact]
    public async Task Neither_credentials_nor_tokens_are_in_hooks_or_errors()
    {
        var seen = new StringBuilder();
        await using var api = await DeviceApi.StartAsync();
        var provider = new LosantDeviceTokenProvider("d", "the-key", "the-secret");
        var options = api.Options(provider);
        options.OnRequest = request => seen.Append(request.Message).Append(Encoding.UTF8.GetString(request.Body.Span));
        options.OnResponse = response => seen.Append(response.Message).Append(Encoding.UTF8.GetString(response.Body.Span));
        using var client = new ThingClient(options);
        await client.GetAsync("a", "b");
        Assert.Contains("pump", seen.ToString(), StringComparison.Ordinal);

        api.IsTruncated = true;
        api.Revoke();
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
        seen.Append(error).Append(error.RawBody).Append(provider);
        Assert.DoesNotContain("the-secret", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", seen.ToString(), StringComparison.Ordinal);
        Assert.All(api.Tokens, token => Assert.DoesNotContain(token, seen.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_standalone_provider_signs_in_at_the_URL_of_its_options()
    {
        await using var api = await DeviceApi.StartAsync();
        var provider = new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = api.Server.Url, AcceptVersion = "^1.99.0" };

        var token = await provider.GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(api.Tokens.Single(), token);
        Assert.Equal(token, await provider.GetTokenAsync(TestContext.Current.CancellationToken));
        Assert.Equal("^1.99.0", Assert.Single(api.Server.Received).Headers["Accept-Version"]);
    }

    [Fact]
    public async Task A_standalone_provider_uses_the_given_http_client()
    {
        await using var api = await DeviceApi.StartAsync();
        using var http = new HttpClient { BaseAddress = api.Server.Url };

        Assert.Equal(await new LosantDeviceTokenProvider("d", "k", "s") { HttpClient = http }.GetTokenAsync(TestContext.Current.CancellationToken), api.Tokens.Single());
        Assert.NotNull(await http.GetAsync("anything", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_decorator_around_the_provider_works_with_its_own_options()
    {
        await using var api = await DeviceApi.StartAsync();
        var log = new List<string>();
        var decorated = new LoggingTokens(new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = api.Server.Url }, log);
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = api.Server.Url, TokenProvider = decorated });
        await client.GetAsync("a", "b");
        api.Revoke();

        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);

        Assert.Equal(["asked", "asked", "refused", "asked"], log);
        Assert.Equal(2, api.SignIns);
    }

    [Fact]
    public async Task What_the_sign_in_returned_can_be_read()
    {
        await using var api = await TestServer.StartAsync("""
            {"applicationId":"64b7f0c2a91e3d5f80c41b27","deviceId":"64b7f1d9a91e3d5f80c41b31","deviceClass":"gateway","token":"opaque-token-1",
             "ownerType":"user","filterType":"whitelist","pubTopics":["up/#"],"subTopics":["down/a","down/b"]}
            """);
        var provider = new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = api.Url };
        Assert.Null(provider.Current);

        var signIn = await provider.GetSignInAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("64b7f0c2a91e3d5f80c41b27", "64b7f1d9a91e3d5f80c41b31", "gateway"), (signIn.ApplicationId, signIn.DeviceId, signIn.DeviceClass));
        Assert.Equal(["up/#"], signIn.PubTopics);
        Assert.Equal(["down/a", "down/b"], signIn.SubTopics);
        Assert.Same(signIn, provider.Current);
        Assert.DoesNotContain("opaque", signIn.ToString() + provider, StringComparison.Ordinal);
        Assert.Single(api.Received);
    }

    [Fact]
    public async Task A_sign_in_over_http_is_rejected()
    {
        var provider = new LosantDeviceTokenProvider("d", "k", "s") { BaseUrl = new Uri("http://losant.example") };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await provider.GetTokenAsync(TestContext.Current.CancellationToken));
        Assert.Contains("https", error.Message, StringComparison.Ordinal);
    }

    private sealed class LoggingTokens(LosantDeviceTokenProvider inner, List<string> log) : ILosantTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            log.Add("asked");
            return inner.GetTokenAsync(cancellationToken);
        }

        public void Reject(string token)
        {
            log.Add("refused");
            inner.Reject(token);
        }
    }
}
