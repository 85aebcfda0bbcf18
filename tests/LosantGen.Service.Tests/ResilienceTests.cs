using System.Net;

namespace LosantGen.Service.Tests;

/// <summary>What may be repeated is repeated, and nothing else.</summary>
public sealed class ResilienceTests
{
    private const string Series = "data.timeSeriesQuery";

    [Fact]
    public async Task A_limit_is_waited_out_for_as_long_as_the_api_says()
    {
        var wait = TimeSpan.FromSeconds(1);
        await using var service = await RunningService.StartAsync();
        var pump = service.Simulator.AddDevice("pump", "level");
        service.Simulator.Faults.Add(SimulatedFault.TooManyRequests(wait) with { Actions = Series, Times = 1 });

        await service.GetAsync($"/api/devices/{pump.Id}/series/level");

        Assert.Equal([429, 200], service.StatusesOf(Series));
        var times = service.CallsOf(Series).Select(call => call.Time).ToList();
        Assert.True(times[1] - times[0] >= wait, $"{times[1] - times[0]}");
    }

    [Fact]
    public async Task A_failure_of_a_read_is_ridden_out()
    {
        await using var service = await RunningService.StartAsync();
        var pump = service.Simulator.AddDevice("pump", "level");
        service.Simulator.Faults.AddScript("device.getCompositeState", SimulatedFault.Error(), SimulatedFault.Reset(), SimulatedFault.Error(503));

        await service.GetAsync($"/api/devices/{pump.Id}/values");

        Assert.Equal([500, 0, 503, 200], service.StatusesOf("device.getCompositeState"));
    }

    [Theory]
    [InlineData("an error")]
    [InlineData("a lost response")]
    public async Task A_command_that_may_have_been_sent_is_not_sent_again(string what)
    {
        await using var service = await RunningService.StartAsync();
        var pump = service.Simulator.AddDevice("pump", "level");
        service.Simulator.Faults.Add((what == "an error" ? SimulatedFault.Error() : SimulatedFault.LostResponse()) with { Actions = "device.sendCommand" });

        using var response = await service.SendCommandAsync(pump.Id);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Single(service.StatusesOf("device.sendCommand"));
        Assert.Contains(service.Log.Entries, entry => entry.StartsWith("Warning", StringComparison.Ordinal) && entry.Contains($"/api/devices/{pump.Id}/commands failed with status 502", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_that_a_limit_held_back_is_sent_again()
    {
        await using var service = await RunningService.StartAsync();
        var pump = service.Simulator.AddDevice("pump", "level");
        service.Simulator.Faults.Add(SimulatedFault.TooManyRequests(TimeSpan.Zero) with { Actions = "device.sendCommand", Times = 1 });

        using var response = await service.SendCommandAsync(pump.Id);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal([429, 200], service.StatusesOf("device.sendCommand"));
    }
}
