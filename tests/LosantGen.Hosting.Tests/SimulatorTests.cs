using Losant.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace LosantGen.Hosting.Tests;

/// <summary>A project with the client and the simulator has clients that call the simulator, with and without dependency injection.</summary>
public class SimulatorTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly LosantSimulatorOptions InMemory = new() { InMemory = true };

    [Fact]
    public async Task A_simulator_creates_a_client_that_calls_it()
    {
        await using var simulator = await LosantSimulator.StartAsync(InMemory, Stop);
        var pump = simulator.AddDevice("Pump", "pressure");
        simulator.SendState(pump.Id, ("pressure", 4.25));
        using var losant = simulator.CreateClient();

        Assert.Equal(4.25, await PressureAsync(losant, simulator, pump.Id));
        Assert.Equal("data.lastValueQuery", Assert.Single(simulator.Requests).Action);
    }

    [Fact]
    public async Task The_clients_options_can_be_changed_and_a_token_provider_is_the_only_source_of_tokens()
    {
        await using var simulator = await LosantSimulator.StartAsync(InMemory, Stop);
        var reader = simulator.AddToken("data.lastValueQuery");
        using var own = simulator.CreateClient(options => options.AccessToken = reader);
        using var provided = simulator.CreateClient(options => options.TokenProvider = new Tokens(reader));

        await PressureAsync(own, simulator, simulator.ApplicationId);
        await PressureAsync(provided, simulator, simulator.ApplicationId);
        var refused = await Assert.ThrowsAsync<LosantApiException>(() => own.Data.TimeSeriesQueryAsync(simulator.ApplicationId, new TimeSeriesQuery(), cancellationToken: Stop));

        Assert.Equal(403, (int)refused.StatusCode!);
        using var without = simulator.CreateClient(options => options.AccessToken = null);
        await Assert.ThrowsAsync<LosantTokenException>(() => PressureAsync(without, simulator, simulator.ApplicationId));
        Assert.All(simulator.Requests, request => Assert.Equal($"Bearer {reader}", request.Headers["Authorization"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_client_of_a_service_collection_calls_the_simulator_whatever_the_program_set(bool before)
    {
        await using var simulator = await LosantSimulator.StartAsync(InMemory, Stop);
        var services = new ServiceCollection();
        if (before)
            services.UseLosantSimulator(simulator);
        services.AddLosantClient(options => (options.BaseUrl, options.AccessToken) = (new Uri("https://replaced.example"), "replaced"));
        services.AddLosantClient("plant", options => options.AccessToken = "replaced");
        if (!before)
            services.UseLosantSimulator(simulator);
        services.UseLosantSimulator(simulator, "plant");
        await using var provider = services.BuildServiceProvider();

        await PressureAsync(provider.GetRequiredService<LosantClient>(), simulator, simulator.ApplicationId);
        await PressureAsync(provider.GetRequiredKeyedService<LosantClient>("plant"), simulator, simulator.ApplicationId);

        Assert.Equal(2, simulator.Requests.Count);
    }

    [Fact]
    public async Task Each_service_provider_can_have_its_own_simulator()
    {
        await using var one = await LosantSimulator.StartAsync(InMemory, Stop);
        await using var other = await LosantSimulator.StartAsync(InMemory, Stop);

        foreach (var simulator in new[] { one, other, other })
        {
            await using var provider = new ServiceCollection().AddLosantClient().Services.UseLosantSimulator(simulator).BuildServiceProvider();
            await PressureAsync(provider.GetRequiredService<LosantClient>(), simulator, simulator.ApplicationId);
        }

        Assert.Equal((1, 2), (one.Requests.Count, other.Requests.Count));
    }

    private static async Task<double?> PressureAsync(LosantClient losant, LosantSimulator simulator, string device)
    {
        var newest = await losant.Data.LastValueQueryAsync(simulator.ApplicationId, new LastValueQuery { Attribute = "pressure" }, cancellationToken: Stop);
        return newest.TryGetValue(device, out var point) ? point.Data["pressure"].AsDouble() : null;
    }

    private sealed class Tokens(string token) : ILosantTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(token);
    }
}
