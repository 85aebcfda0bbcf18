namespace LosantGen.Runtime.Tests.Http;

/// <summary>A device whose token is refused, once or again and again.</summary>
public class RefusedTokenTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_a_sign_in_gives_again_after_it_was_refused_is_replaced_after_a_pause()
    {
        await using var api = await DeviceApi.StartAsync();
        api.IsStuck = true;
        using var client = api.Client(out var clock);
        await client.GetAsync("a", "b", cancellationToken: Stop);
        api.Revoke();
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal(2, api.SignIns);

        clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal(3, api.SignIns);

        api.IsStuck = false;
        clock.Advance(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 5; i++)
            Assert.Equal("pump", (await client.GetAsync("a", "b", cancellationToken: Stop)).Name);
        Assert.Equal(4, api.SignIns);
    }

    [Fact]
    public async Task A_server_that_refuses_every_token_that_it_gives_is_not_asked_for_one_at_each_call()
    {
        await using var api = await DeviceApi.StartAsync();
        api.RefusesAll = true;
        using var client = api.Client(out var clock);
        for (var i = 0; i < 50; i++)
            await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        Assert.Equal(2, api.SignIns);

        for (var second = 0; second < 30; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
        }

        Assert.Equal(6, api.SignIns); // after 1, 3, 7 and 15 seconds
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_was_in_use_is_replaced_at_once_however_often_it_is_revoked(bool isOfCall)
    {
        await using var api = await DeviceApi.StartAsync();
        var provider = new LosantDeviceTokenProvider("d", "k", "s") { TimeProvider = new FakeClock() };
        using var client = new ThingClient(isOfCall ? new LosantClientOptions { BaseUrl = api.Server.Url } : api.Options(provider));
        var options = isOfCall ? new LosantRequestOptions { TokenProvider = provider } : null;
        for (var i = 1; i <= 10; i++)
        {
            await client.GetAsync("a", "b", options, Stop);
            Assert.Equal(i, api.SignIns);
            api.Revoke();
        }
    }

    [Fact]
    public async Task An_action_that_refuses_every_token_does_not_lead_to_a_sign_in_for_each_call_though_others_accept_them()
    {
        await using var api = await DeviceApi.StartAsync();
        using var client = api.Client(out var clock);
        for (var i = 0; i < 50; i++)
            await CallBothAsync();
        Assert.Equal(2, api.SignIns);

        for (var second = 0; second < 30; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await CallBothAsync();
        }

        Assert.Equal(6, api.SignIns); // after 1, 3, 7 and 15 seconds

        async Task CallBothAsync()
        {
            Assert.Equal("pump", (await client.GetAsync("a", "b", cancellationToken: Stop)).Name);
            await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", DeviceApi.Forbidden, cancellationToken: Stop));
        }
    }

    [Fact]
    public async Task Tokens_that_are_refused_again_and_again_after_they_were_accepted_lead_to_sixteen_sign_ins_at_once()
    {
        await using var api = await DeviceApi.StartAsync();
        using var client = api.Client(out var clock);
        var refused = 0;
        for (var i = 0; i < 200; i++)
            await CallAsync();
        Assert.Equal(17, api.SignIns);

        for (var second = 0; second < 30; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await CallAsync();
        }

        Assert.InRange(api.SignIns, 18, 22);
        Assert.InRange(refused, 1, 230);

        clock.Advance(TimeSpan.FromMinutes(1));
        var before = api.SignIns;
        await CallAsync();
        await CallAsync();
        Assert.Equal(before + 2, api.SignIns); // A token lasted.

        async Task CallAsync()
        {
            api.Revoke();
            if (await Record.ExceptionAsync(() => client.GetAsync("a", "b", cancellationToken: Stop)) is LosantUnauthorizedException)
                refused++;
        }
    }
}
