using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LosantGen.Service.Tests;

/// <summary>What programs and the page ask the service.</summary>
public sealed partial class ApiTests
{
    [Fact]
    public async Task Devices_their_values_and_their_series_are_the_apis()
    {
        await using var service = await RunningService.StartAsync();
        var pump = service.Simulator.AddDevice("pump", "level", new SimulatedAttribute("mode", "string"));
        foreach (var level in (double[])[1, 2.5])
            service.Simulator.SendState(pump.Id, ("level", level), ("mode", "on"));

        var devices = await service.GetAsync("/api/devices");
        Assert.Equal($$"""{"totalCount":1,"items":[{"id":"{{pump.Id}}","name":"pump","deviceClass":"standalone","attributes":["level","mode"]}]}""", devices!.ToJsonString());
        var values = await service.GetAsync($"/api/devices/{pump.Id}/values");
        Assert.Equal((2.5, "on"), ((double)values!["level"]!["value"]!, (string?)values["mode"]!["value"]));
        Assert.Equal([1, 2.5], (await service.GetAsync($"/api/devices/{pump.Id}/series/level?minutes=60"))!.AsArray().Select(point => (double)point!["value"]!));
        Assert.Empty((await service.GetAsync($"/api/devices/{pump.Id}/series/mode"))!.AsArray());
    }

    [Fact]
    public async Task A_command_is_sent_to_the_device_with_its_payload()
    {
        await using var service = await RunningService.StartAsync();
        var pump = service.Simulator.AddDevice("pump", "level");

        using var response = await service.SendCommandAsync(pump.Id, """{ "name": "start", "payload": { "fast": true } }""");

        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        var sent = JsonNode.Parse(Assert.Single(service.CallsOf("device.sendCommand")).Body)!;
        Assert.Equal(("start", true), ((string?)sent["name"], (bool)sent["payload"]!["fast"]!));
    }

    [Fact]
    public async Task Who_listens_gets_what_is_watched_what_was_last_and_what_comes()
    {
        await using var service = await RunningService.StartAsync(("Watch:Attribute", "level"));
        var pump = service.Simulator.AddDevice("pump", "level");
        service.Simulator.SendState(pump.Id, ("level", 99));
        await RunningService.UntilAsync(() => service.StatusesOf("events.post").Count == 1, "the event");
        await using var live = await LiveEvents.OpenAsync(service);

        var watch = await live.NextAsync("watch");
        Assert.Equal(("level", 80.0), ((string?)watch!["attribute"], (double)watch["threshold"]!));
        Assert.Equal(99, (double)(await live.NextAsync("alert"))!["reading"]!["value"]!);
        Assert.Equal(99, (double)(await live.NextAsync("reading"))!["value"]!);
        service.Simulator.SendState(pump.Id, ("level", 98));
        var reading = await live.NextAsync("reading");
        Assert.Equal((pump.Id, "pump", 98.0), ((string?)reading!["deviceId"], (string?)reading["deviceName"], (double)reading["value"]!));
    }

    [Fact]
    public async Task A_token_with_the_scopes_that_the_documentation_names_is_enough()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "service.md"), TestContext.Current.CancellationToken);
        var scopes = Scope().Matches(Scopes().Match(page).Value).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(8, scopes.Length);
        var simulator = await RunningService.SimulatorAsync();
        var pump = simulator.AddDevice("pump", "level");
        await using var service = RunningService.Start(simulator, ("Losant:AccessToken", simulator.AddToken(scopes)), ("Watch:Attribute", "level"));
        simulator.Faults.Add(SimulatedFault.ResetInBody() with { Actions = "device.stateStream", Times = 1 });
        await service.FollowsAsync(1);

        foreach (var level in (double[])[1, 90])
            simulator.SendState(pump.Id, ("level", level));
        await RunningService.UntilAsync(() => service.StatusesOf("events.post").Count == 1, "the event");
        foreach (var path in (string[])["/health/ready", "/api/devices", $"/api/devices/{pump.Id}/values", $"/api/devices/{pump.Id}/series/level"])
            Assert.True((await service.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode, path);
        using var command = await service.SendCommandAsync(pump.Id);

        Assert.DoesNotContain(simulator.Requests, request => request.Status is 401 or 403);
        Assert.Superset(simulator.Requests.Select(request => request.Action).ToHashSet()!, scopes.ToHashSet());
    }

    [GeneratedRegex("The token needs the scopes [^.]*(\\.[a-z][^.]*)*\\.\\s")]
    private static partial Regex Scopes();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Scope();
}
