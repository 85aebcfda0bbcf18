using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;
using LosantGen.Simulator.Tests.Meaning;

namespace LosantGen.Simulator.Tests;

/// <summary>Faults on request: in memory and over a socket, what a client sees is the same.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_comes_with_its_status_and_when_to_come_again_and_the_request_does_nothing(bool inMemory)
    {
        await using var world = await StartAsync(inMemory);
        world.Simulator.Faults.Add(SimulatedFault.TooManyRequests(TimeSpan.FromSeconds(1.5)) with { Actions = "devices.*", Times = 1 }).Add(SimulatedFault.Error(503) with { Actions = "devices.post" });

        using var limited = await PostAsync(world);
        using var failed = await PostAsync(world);

        Assert.Equal((429, TimeSpan.FromSeconds(2)), ((int)limited.StatusCode, limited.Headers.RetryAfter?.Delta));
        Assert.Equal("""{"type":"RateLimit","message":"There are too many requests."}""", await limited.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("{\"type\":\"ServiceUnavailable\",\"message\":\"A fault that was asked for.\"}", await failed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((503, (TimeSpan?)null), ((int)failed.StatusCode, failed.Headers.RetryAfter?.Delta));
        Assert.Equal(["TooManyRequests", "Error"], world.Simulator.Requests.Select(request => request.Fault));
        Assert.Empty(world.Simulator.Devices);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_leaves_nothing_and_a_lost_response_leaves_its_work(bool inMemory)
    {
        await using var world = await StartAsync(inMemory);
        world.Simulator.Faults.AddScript("devices.post", SimulatedFault.Reset(), SimulatedFault.LostResponse(), SimulatedFault.None);

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(world));
        Assert.Empty(world.Simulator.Devices);
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(world));
        Assert.Single(world.Simulator.Devices);
        using var third = await PostAsync(world);

        Assert.Equal(HttpStatusCode.Created, third.StatusCode);
        Assert.Equal([("Reset", 0), ("LostResponse", 0), (null, 201)], world.Simulator.Requests.Select(request => (request.Fault, request.Status)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_breaks_off_ends_early_or_is_not_JSON(bool inMemory)
    {
        await using var world = await StartAsync(inMemory);
        world.Simulator.Faults.AddScript("devices.get", SimulatedFault.ResetInBody(), SimulatedFault.TruncatedBody(), SimulatedFault.MalformedBody(), SimulatedFault.None);
        var path = $"/applications/{world.Simulator.ApplicationId}/devices";

        using (var broken = await world.Http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, broken.StatusCode);
            await Assert.ThrowsAnyAsync<Exception>(() => broken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        var truncated = await world.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var malformed = await world.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var whole = await world.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(whole[..(whole.Length / 2)], truncated);
        Assert.Equal(whole.Length, malformed.Length);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(malformed));
    }

    [Theory]
    [InlineData("device.sendStates", "; did you mean device.sendState?")]
    [InlineData("device.*State", null)]
    [InlineData("devcies.*", "; did you mean devices.*?")]
    [InlineData("DEVICES.GET", null)]
    [InlineData("storag", "; did you mean storage?")]
    [InlineData("storage", null)]
    [InlineData("pumps.start", ".")]
    [InlineData("", ".")]
    public async Task Actions_that_the_description_lacks_are_refused(string actions, string? suggestion)
    {
        await using var world = await StartAsync(inMemory: true);
        var faults = world.Simulator.Faults;
        var isScript = actions.Length > 0;

        Action[] adds =
        [
            () => faults.Add(SimulatedFault.Reset() with { Actions = actions }),
            .. isScript ? (Action[])[() => faults.AddScript(actions, SimulatedFault.Reset()), () => faults.AddJson($$"""[{ "fault": "reset", "actions": "{{actions}}" }]""")] : [],
        ];

        foreach (var add in adds)
        {
            if (suggestion is null)
                add();
            else
                Assert.Contains($"No action matches {actions}{suggestion}", Assert.ThrowsAny<Exception>(add).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_that_a_fault_ends_stays_ended()
    {
        await using var world = await StartAsync(inMemory: true);
        world.As(world.Simulator.AddToken("all.Application"));
        world.Simulator.Faults.AddScript("devices.get", SimulatedFault.ExpiredToken());

        await world.RefusedAsync(401, "GET", "devices");
        await world.RefusedAsync(401, "GET", "devices");
        world.As(world.Simulator.AccessToken);
        await world.CallAsync("GET", "devices");
    }

    [Fact]
    public async Task The_seed_decides_which_requests_are_hit()
    {
        Assert.Equal(await RunAsync(1), await RunAsync(1));
        Assert.NotEqual(await RunAsync(1), await RunAsync(2));
        Assert.InRange((await RunAsync(3)).Count(status => status == '5'), 35, 65);

        static async Task<string> RunAsync(int seed)
        {
            await using var world = await World.StartAsync(options => options with { Seed = seed });
            world.Simulator.Faults.Add(SimulatedFault.Error() with { Probability = 0.5 });
            var statuses = "";
            for (var i = 0; i < 100; i++)
                statuses += ((int)(await world.TryAsync("GET", "devices")).Status).ToString(System.Globalization.CultureInfo.InvariantCulture)[0];
            return statuses;
        }
    }

    [Fact]
    public async Task A_fault_passes_over_the_first_requests_hits_as_often_as_it_may_and_can_be_cleared()
    {
        await using var world = await StartAsync(inMemory: true);
        world.Simulator.Faults.Add(SimulatedFault.Error() with { After = 1, Times = 2 });

        Assert.Equal([200, 500, 500, 200], await StatusesAsync(4));
        world.Simulator.Faults.Add(SimulatedFault.Error());
        world.Simulator.Faults.Clear();
        Assert.Equal([200], await StatusesAsync(1));

        async Task<IReadOnlyList<int>> StatusesAsync(int count)
        {
            var statuses = new List<int>();
            for (var i = 0; i < count; i++)
                statuses.Add((int)(await world.TryAsync("GET", "devices")).Status);
            return statuses;
        }
    }

    [Fact]
    public async Task A_link_to_a_file_can_fail_too()
    {
        await using var world = await StartAsync(inMemory: true);
        world.Simulator.AddFile("/a.txt", "abc"u8);
        var url = (string)(await world.CallAsync("GET", "files"))["items"]![0]!["url"]!;
        world.Simulator.Faults.AddScript("storage", SimulatedFault.Error(500));

        Assert.Equal(HttpStatusCode.InternalServerError, (await world.Http.GetAsync(new Uri(url), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal("abc", await world.DownloadAsync(url));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_breaks_off_in_its_second_event(bool inMemory)
    {
        await using var world = await StartAsync(inMemory);
        var pump = world.Simulator.AddDevice("Pump", "level");
        world.Simulator.Faults.AddScript("device.stateStream", SimulatedFault.ResetInBody());
        using var stream = await world.Http.GetAsync(
            new Uri($"/applications/{world.Simulator.ApplicationId}/devices/{pump.Id}/stateStream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        world.Simulator.SendState(pump.Id, ("level", 1));
        world.Simulator.SendState(pump.Id, ("level", 2));

        var events = new List<SseItem<string>>();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await foreach (var item in SseParser.Create(await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)).EnumerateAsync(TestContext.Current.CancellationToken))
                events.Add(item);
        });
        Assert.Single(events);
    }

    [Fact]
    public async Task A_slow_body_comes_whole_and_a_latency_comes_together_with_another_fault()
    {
        await using var world = await StartAsync(inMemory: true);
        world.Simulator.Faults.AddScript("devices.get", SimulatedFault.SlowBody(TimeSpan.FromMilliseconds(1)), SimulatedFault.Error(502)).Add(SimulatedFault.Latency(TimeSpan.FromMilliseconds(1)));

        Assert.Equal(0, (int)(await world.CallAsync("GET", "devices"))["totalCount"]!);
        await world.RefusedAsync(502, "GET", "devices");
        Assert.Equal(["SlowBody", "Error"], world.Simulator.Requests.Select(request => request.Fault));
    }

    [Fact]
    public async Task The_limits_that_the_API_publishes_hold_where_asked_for()
    {
        await using var world = await World.StartAsync(options => options with { EnforceRateLimits = true });
        var (pump, fan) = (world.Simulator.AddDevice("Pump", "level"), world.Simulator.AddDevice("Fan", "level"));
        for (var i = 0; i < 30; i++)
        {
            await world.CallAsync("POST", $"devices/{pump.Id}/state", """{ "data": { "level": 1 } }""");
            world.Time.Move(TimeSpan.FromMilliseconds(100));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/applications/{world.Simulator.ApplicationId}/devices/{pump.Id}/state") { Content = JsonContent("""{ "data": { "level": 1 } }""") };
        using var limited = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((429, TimeSpan.FromSeconds(12)), ((int)limited.StatusCode, limited.Headers.RetryAfter?.Delta));
        await world.CallAsync("POST", $"devices/{fan.Id}/state", """{ "data": { "level": 1 } }""");
        world.Time.Move(TimeSpan.FromSeconds(12));
        await world.CallAsync("POST", $"devices/{pump.Id}/state", """{ "data": { "level": 1 } }""");
    }

    private static Task<World> StartAsync(bool inMemory) => World.StartAsync(options => options with { InMemory = inMemory });

    private static StringContent JsonContent(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private static async Task<HttpResponseMessage> PostAsync(World world) => await world.Http.PostAsync(
        new Uri($"/applications/{world.Simulator.ApplicationId}/devices", UriKind.Relative), JsonContent("""{ "name": "Pump" }"""), TestContext.Current.CancellationToken);
}
