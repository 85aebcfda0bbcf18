using System.Diagnostics;
using OpenTelemetry.Metrics;

namespace LosantGen.Service.Tests;

/// <summary>Traces and metrics leave the service. Whoever listens in a process hears all of its services, so these tests run alone.</summary>
[Collection(nameof(TelemetryTests))]
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_request_its_call_of_the_api_and_each_attempt_are_one_trace()
    {
        // On a socket, stopping waits until a request has wholly ended; a server in memory does not, and the request's span may come later.
        await using var service = RunningService.StartOnSocket(await RunningService.SimulatorAsync());
        var pump = service.Simulator.AddDevice("pump", "level");
        service.Simulator.Faults.Add(SimulatedFault.Error() with { Actions = "device.getCompositeState", Times = 1 });

        await service.GetAsync($"/api/devices/{pump.Id}/values");
        await service.StopAsync();

        var call = Assert.Single(service.Spans, span => span.DisplayName == "device.getCompositeState");
        var request = Assert.Single(service.Spans, span => span.SpanId == call.ParentSpanId);
        Assert.Equal((ActivityKind.Server, "/api/devices/"), (request.Kind, request.DisplayName["GET ".Length..][..13]));
        var attempts = service.Spans.Where(span => span.ParentSpanId == call.SpanId).ToList();
        Assert.Equal([500, 200], attempts.Select(span => (int)span.GetTagItem("http.response.status_code")!));
        Assert.All(service.Spans.SelectMany(span => span.TagObjects), tag => Assert.DoesNotContain(service.Simulator.AccessToken, $"{tag.Value}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_and_alerts_are_counted()
    {
        await using var service = await RunningService.StartAsync(("Watch:Attribute", "level"));
        service.Simulator.Faults.Add(SimulatedFault.Error() with { Actions = "events.post", Times = 1 });
        var pump = service.Simulator.AddDevice("pump", "level");
        await service.FollowsAsync(1);
        foreach (var level in (double[])[99, 1, 99])
            service.Simulator.SendState(pump.Id, ("level", level));
        await RunningService.UntilAsync(() => service.StatusesOf("events.post").Count == 2, "two events");
        await service.StopAsync();

        Assert.Equal(["False: 1", "True: 1"], Sums("losant.service.alerts", "raised"));
        Assert.Contains("events.post: 2", Sums("losant.client.calls", "losant.resource", "losant.action"));
        Assert.Contains("events.post: 1", Sums("losant.client.errors", "losant.resource", "losant.action"));

        IEnumerable<string> Sums(string name, params string[] tags) => service.Metrics.Last(metric => metric.Name == name).MetricPoints
            .GroupBy(point => string.Join('.', tags.Select(tag => Tags(point).First(found => found.Key == tag).Value)), point => point.GetSumLong())
            .Select(group => $"{group.Key}: {group.Sum()}").Order(StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Tags(MetricPoint point)
    {
        foreach (var tag in point.Tags)
            yield return tag;
    }
}
