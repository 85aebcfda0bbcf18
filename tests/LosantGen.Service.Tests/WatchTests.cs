using System.Text.Json.Nodes;

namespace LosantGen.Service.Tests;

/// <summary>The watcher follows devices, whatever becomes of their streams, and raises an event for each crossing of the threshold.</summary>
public sealed class WatchTests
{
    private const string Stream = "device.stateStream";
    private const string Post = "events.post";

    private static readonly (string, string) Attribute = ("Watch:Attribute", "level");

    [Fact]
    public async Task An_event_is_raised_once_for_each_crossing()
    {
        await using var service = await RunningService.StartAsync(Attribute);
        var pump = service.Simulator.AddDevice("pump", "level", "speed");
        service.Simulator.AddDevice("fan", "speed");
        await service.FollowsAsync(1);

        // 76 is over the value from which there can be another event.
        foreach (var level in (double[])[10, 80, 85, 76, 90, 75, 79, 81])
            service.Simulator.SendState(pump.Id, ("level", level), ("speed", 99));

        await RaisedAsync(service, 80, 81);
        var body = JsonNode.Parse(service.CallsOf(Post).First().Body)!;
        Assert.Equal((pump.Id, "level is over 80", "warning"), ((string?)body["deviceId"], (string?)body["subject"], (string?)body["level"]));
        Assert.All(await service.AlertsAsync(), alert => Assert.True((bool)alert!["isRaised"]!));
    }

    [Fact]
    public async Task A_stream_that_breaks_is_opened_again_and_a_crossing_that_it_lost_is_raised_once()
    {
        await using var service = await RunningService.StartAsync(Attribute);
        service.Simulator.Faults.Add(SimulatedFault.ResetInBody() with { Actions = Stream, Times = 1 });
        var pump = service.Simulator.AddDevice("pump", "level");
        await service.FollowsAsync(1);

        // The second state breaks the stream: neither it nor the third arrive.
        foreach (var level in (double[])[10, 85, 88])
            service.Simulator.SendState(pump.Id, ("level", level));
        await RunningService.UntilAsync(() => service.StatusesOf(Stream).Count == 2 && service.Simulator.OpenStreams == 1, "the second stream");
        await RaisedAsync(service, 85);
        foreach (var level in (double[])[90, 70, 82])
            service.Simulator.SendState(pump.Id, ("level", level));

        await RaisedAsync(service, 85, 82);
        Assert.Contains(service.Log.Entries, entry => entry.Contains("was lost, attempt 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_that_is_refused_is_opened_again_by_a_later_scan_and_what_was_raised_is_known()
    {
        await using var service = await RunningService.StartAsync(Attribute);
        service.Simulator.Faults.AddScript(Stream, SimulatedFault.ResetInBody(), SimulatedFault.Error(403));
        var pump = service.Simulator.AddDevice("pump", "level");
        await service.FollowsAsync(1);

        foreach (var level in (double[])[85, 86])
            service.Simulator.SendState(pump.Id, ("level", level));
        await RunningService.UntilAsync(() => service.StatusesOf(Stream).Count == 3 && service.Simulator.OpenStreams == 1, "the third stream");
        foreach (var level in (double[])[87, 70, 81])
            service.Simulator.SendState(pump.Id, ("level", level));

        await RaisedAsync(service, 85, 81);
        Assert.Contains(service.Log.Entries, entry => entry.StartsWith("Error", StringComparison.Ordinal) && entry.Contains("is not followed any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_that_is_over_the_threshold_when_the_service_starts_raises_an_event()
    {
        var simulator = await RunningService.SimulatorAsync();
        simulator.SendState(simulator.AddDevice("pump", "level").Id, ("level", 99));

        await using var service = RunningService.Start(simulator, Attribute);

        await RaisedAsync(service, 99);
    }

    [Fact]
    public async Task An_event_that_failed_is_not_sent_again_and_everybody_can_see_it()
    {
        await using var service = await RunningService.StartAsync(Attribute);
        service.Simulator.Faults.Add(SimulatedFault.Error() with { Actions = Post, Times = 1 });
        var pump = service.Simulator.AddDevice("pump", "level");
        await service.FollowsAsync(1);

        foreach (var level in (double[])[85, 86, 70, 82])
            service.Simulator.SendState(pump.Id, ("level", level));

        await RaisedAsync(service, 85, 82);
        Assert.Equal([500, 201], service.StatusesOf(Post));
        Assert.Equal([false, true], (await service.AlertsAsync()).Select(alert => (bool)alert!["isRaised"]!));
        Assert.Contains(service.Log.Entries, entry => entry.StartsWith("Error", StringComparison.Ordinal) && entry.Contains("with 85. The event was not raised", StringComparison.Ordinal) && entry.Contains("LosantApiException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_that_was_deleted_is_forgotten()
    {
        await using var service = await RunningService.StartAsync(Attribute);
        var (pump, fan) = (service.Simulator.AddDevice("pump", "level"), service.Simulator.AddDevice("fan", "level"));
        await service.FollowsAsync(2);
        await using var live = await LiveEvents.OpenAsync(service);
        await live.NextAsync("watch");
        service.Simulator.SendState(pump.Id, ("level", 1));
        await live.NextAsync("reading");

        await ChangeAsync(service, HttpMethod.Delete, pump.Id);
        Assert.Equal([fan.Id], (await live.NextAsync("devices"))!["ids"]!.AsArray().Select(id => (string?)id));
        Assert.Contains(service.Log.Entries, entry => entry.Contains($"Device {pump.Id} is not in the list any more", StringComparison.Ordinal));

        await service.FollowsAsync(1);
        service.Simulator.SendState(fan.Id, ("level", 2));
        await live.NextAsync("reading");
        await using var later = await LiveEvents.OpenAsync(service);
        Assert.Equal(fan.Id, (string?)(await later.NextAsync("reading"))!["deviceId"]);
    }

    [Fact]
    public async Task A_device_that_was_renamed_has_its_new_name()
    {
        await using var service = await RunningService.StartAsync(Attribute);
        var pump = service.Simulator.AddDevice("pump", "level");
        await service.FollowsAsync(1);
        await ChangeAsync(service, HttpMethod.Patch, pump.Id, """{ "name": "north pump" }""");

        // Of the next two lists, the first began after the change, and the watcher has read it when the second comes.
        var lists = service.CallsOf("devices.get").Count();
        await RunningService.UntilAsync(() => service.CallsOf("devices.get").Count() >= lists + 2, "two lists");
        service.Simulator.SendState(pump.Id, ("level", 85));

        await RaisedAsync(service, 85);
        Assert.Equal("north pump reported 85.", (string?)JsonNode.Parse(service.CallsOf(Post).First().Body)!["message"]);
    }

    [Fact]
    public async Task An_api_that_is_down_at_the_start_is_tried_again()
    {
        var simulator = await RunningService.SimulatorAsync();
        simulator.SendState(simulator.AddDevice("pump", "level").Id, ("level", 99));
        simulator.Faults.Add(SimulatedFault.Error(403) with { Actions = "devices.get", Times = 2 });

        await using var service = RunningService.Start(simulator, Attribute);

        await RaisedAsync(service, 99);
        Assert.Equal(2, service.Log.Entries.Count(entry => entry.Contains("The devices could not be listed.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_stops_at_once_and_finishes_the_event_that_it_was_raising()
    {
        var service = await RunningService.StartAsync(Attribute);
        service.Simulator.Faults.Add(SimulatedFault.Latency(TimeSpan.FromSeconds(0.5)) with { Actions = Post });
        var pump = service.Simulator.AddDevice("pump", "level");
        await service.FollowsAsync(1);
        await using var live = await LiveEvents.OpenAsync(service);
        await live.NextAsync("watch");
        service.Simulator.SendState(pump.Id, ("level", 85));
        await live.NextAsync("reading");

        await service.StopAsync();

        Assert.Equal([201], service.StatusesOf(Post));
        Assert.Null(await live.NextAsync("nothing"));
        Assert.DoesNotContain(service.Log.Entries, entry => entry.StartsWith("Error", StringComparison.Ordinal));
        await service.FollowsAsync(0);
        await service.DisposeAsync();
    }

    private static async Task ChangeAsync(RunningService service, HttpMethod method, string deviceId, string? json = null)
    {
        using var http = service.Simulator.CreateHttpClient();
        using var request = new HttpRequestMessage(method, $"/applications/{service.Simulator.ApplicationId}/devices/{deviceId}");
        request.Headers.Authorization = new("Bearer", service.Simulator.AccessToken);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        (await http.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    /// <summary>Waits until these values have raised an event each, and no other has.</summary>
    private static async Task RaisedAsync(RunningService service, params double[] values)
    {
        await RunningService.UntilAsync(() => service.CallsOf(Post).Count() >= values.Length, $"{values.Length} events");
        Assert.Equal(values, service.CallsOf(Post).Select(call => (double)JsonNode.Parse(call.Body)!["data"]!["level"]!));
    }
}
