using LosantGen.Simulator.Tests.Meaning;

namespace LosantGen.Simulator.Tests;

/// <summary>Many simulators in one process, and many requests at once.</summary>
public sealed class SideBySideTests
{
    [Theory]
    [InlineData(true, 300)]
    [InlineData(false, 100)]
    public async Task Hundreds_of_simulators_know_nothing_of_each_other(bool inMemory, int count)
    {
        var worlds = await Task.WhenAll(Enumerable.Range(1, count).Select(async seed =>
        {
            var world = await World.StartAsync(options => options with { InMemory = inMemory, Seed = seed });
            await world.CallAsync("POST", "devices", $$"""{ "name": "Pump {{seed}}" }""");
            return world;
        }));

        foreach (var (world, seed) in worlds.Zip(Enumerable.Range(1, count)))
        {
            Assert.Equal($"Pump {seed}", await world.NamesAsync("devices"));
            await world.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_thousand_requests_at_once_are_each_answered_and_none_is_lost()
    {
        await using var world = await World.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(() => world.CallAsync("POST", "devices", $$"""{ "name": "Pump {{i}}" }"""))));

        Assert.Equal(1000, (int)(await world.CallAsync("GET", "devices?perPage=1"))["totalCount"]!);
        Assert.Equal(1000, world.Simulator.Devices.Select(device => device.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_of_the_start()
    {
        await using var first = await LosantSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<IOException>(() => LosantSimulator.StartAsync(new LosantSimulatorOptions { Port = first.BaseUrl.Port }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_simulator_in_memory_knows_no_other_host()
    {
        await using var world = await World.StartAsync();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => world.Http.GetAsync(new Uri("https://api.losant.com/me"), TestContext.Current.CancellationToken));

        Assert.Equal(HttpRequestError.NameResolutionError, error.HttpRequestError);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_in_memory_ends()
    {
        await using var world = await World.StartAsync();
        world.Simulator.Faults.Add(SimulatedFault.Latency(TimeSpan.FromHours(1)));
        using var stop = new CancellationTokenSource();

        var call = world.Http.GetAsync(new Uri($"/applications/{world.Simulator.ApplicationId}/devices", UriKind.Relative), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
