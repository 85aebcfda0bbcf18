using System.Net;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>What is sent arrives at those who follow it, as it is sent.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_client_that_never_reads_its_stream_keeps_nobody_waiting()
    {
        await using var world = await World.StartAsync(options => options with { InMemory = false });
        var pump = world.Simulator.AddDevice("Pump", new SimulatedAttribute("note", "string"));
        var path = $"/applications/{world.Simulator.ApplicationId}/devices/{pump.Id}/stateStream";
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, world.Simulator.BaseUrl.Port, TestContext.Current.CancellationToken);
        await silent.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {world.Simulator.AccessToken}\r\n\r\n"), TestContext.Current.CancellationToken);
        while (world.Simulator.OpenStreams == 0)
            await Task.Yield();

        // More than the buffers of the connection and of the stream hold.
        for (var i = 0; i < 3000; i++)
            world.Simulator.SendState(pump.Id, ("note", new string('x', 10_000)));

        using var reader = await OpenAsync(world, $"devices/{pump.Id}/stateStream");
        world.Simulator.SendState(pump.Id, ("note", "last"));
        using var lines = new StreamReader(await reader.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("last", StringComparison.Ordinal))
        {
        }

        Assert.Equal(2, world.Simulator.OpenStreams);
    }

    [Fact]
    public async Task States_and_commands_arrive_at_the_streams_of_their_device_only()
    {
        await using var world = await World.StartAsync(options => options with { EventsPerStream = 2 });
        var (pump, fan) = (world.Simulator.AddDevice("Pump", "level"), world.Simulator.AddDevice("Fan", "level"));
        using var states = await OpenAsync(world, $"devices/{pump.Id}/stateStream");
        using var commands = await OpenAsync(world, $"devices/{pump.Id}/commandStream");

        world.Simulator.SendState(fan.Id, ("level", 7));
        await world.CallAsync("POST", $"devices/{pump.Id}/state", """{ "data": { "level": 1 } }""");
        world.Simulator.SendState(pump.Id, ("level", 2));
        await world.CallAsync("POST", $"devices/{pump.Id}/command", """{ "name": "start" }""");
        world.Simulator.SendCommand(pump.Id, "stop", new JsonObject { ["now"] = true });

        Assert.Equal(["deviceState", "deviceState"], (await EventsAsync(states)).Select(item => item.EventType));
        Assert.Equal(
            ["""{"name":"start","time":"2026-03-14T12:00:00.000Z"}""", """{"name":"stop","time":"2026-03-14T12:00:00.000Z","payload":{"now":true}}"""],
            (await EventsAsync(commands)).Select(item => item.Data));
    }

    [Fact]
    public async Task Messages_arrive_by_their_topic()
    {
        await using var world = await World.StartAsync(options => options with { EventsPerStream = 2 });
        using var stream = await OpenAsync(world, "mqttSubscriptionStream?topic=pumps%2F%2B%2Fstate");

        foreach (var topic in new[] { "pumps/north/state", "pumps/north/state/x", "fans/north/state", "pumps/south/state" })
            await world.CallAsync("POST", "mqttPublishMessage", $$"""{ "topic": "{{topic}}", "message": "on" }""");

        Assert.Equal(["pumps/north/state", "pumps/south/state"], (await EventsAsync(stream)).Select(item => (string?)JsonNode.Parse(item.Data)!["topic"]));
    }

    [Theory]
    [InlineData("#", "a/b", true)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a/b/c", false)]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "a", false)]
    [InlineData("a", "a/b", false)]
    public void A_filter_matches_topics(string filter, string topic, bool expected) => Assert.Equal(expected, Losant.Simulator.Streams.Topic.Matches(filter, topic));

    [Fact]
    public async Task A_stream_that_nobody_reads_keeps_the_newest_events_and_hinders_nobody()
    {
        await using var world = await World.StartAsync(options => options with { EventsPerStream = 1000 });
        var pump = world.Simulator.AddDevice("Pump", "level");
        using var stream = await OpenAsync(world, $"devices/{pump.Id}/stateStream");

        for (var i = 0; i < 20_000; i++)
            world.Simulator.SendState(pump.Id, ("level", i));

        Assert.Equal(1, world.Simulator.OpenStreams);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_stream()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level");

        (await OpenAsync(world, $"devices/{pump.Id}/stateStream")).Dispose();

        while (world.Simulator.OpenStreams > 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> OpenAsync(World world, string path) => await world.Http.GetAsync(
        new Uri($"/applications/{world.Simulator.ApplicationId}/{path}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<SseItem<string>>> EventsAsync(HttpResponseMessage response)
    {
        var events = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)).EnumerateAsync(TestContext.Current.CancellationToken))
            events.Add(item);
        return events;
    }
}
