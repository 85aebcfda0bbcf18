namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>State that is sent is what queries, last values and composite state return.</summary>
public sealed class StateTests
{
    [Fact]
    public async Task A_state_that_is_sent_is_what_every_way_to_ask_returns()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level", new("mode", "string"), new("open", "boolean"));

        await world.CallAsync("POST", $"devices/{pump.Id}/state", """{ "data": { "level": 1, "mode": "on" }, "time": "2026-03-14T11:00:00.000Z" }""");
        await world.CallAsync("POST", $"devices/{pump.Id}/state", """[{ "data": { "level": 5 }, "time": 1773486600000 }, { "data": { "open": true }, "meta": { "by": "kim" } }]""");

        Assert.Equal(
            """{"level":{"value":5,"time":"2026-03-14T11:10:00.000Z"},"mode":{"value":"on","time":"2026-03-14T11:00:00.000Z"},"open":{"value":true,"time":"2026-03-14T12:00:00.000Z"}}""",
            (await world.CallAsync("GET", $"devices/{pump.Id}/compositeState")).ToJsonString());
        Assert.Equal(
            $$$$"""{"{{{{pump.Id}}}}":{"time":"2026-03-14T11:10:00.000Z","data":{"level":5}}}""",
            (await world.CallAsync("POST", "data/last-value-query", """{ "attribute": "level" }""")).ToJsonString());
        Assert.Equal(
            """[{"time":"2026-03-14T12:00:00.000Z","data":{"open":true},"meta":{"by":"kim"}},{"time":"2026-03-14T11:10:00.000Z","data":{"level":5}}]""",
            (await world.CallAsync("GET", $"devices/{pump.Id}/state?limit=2")).ToJsonString());
        var series = await world.CallAsync("POST", "data/time-series-query", """{ "start": 1773486000000, "aggregation": "SUM", "attributes": ["level"] }""");
        Assert.Equal("""[{"time":"2026-03-14T11:00:00.000Z","data":{"level":6}}]""", series["devices"]![pump.Id]!["points"]!.ToJsonString());
        var all = await world.CallAsync("GET", "devices/compositeState?attributes=mode");
        Assert.Equal("""{"mode":{"value":"on","time":"2026-03-14T11:00:00.000Z"}}""", all["items"]![0]!["compositeState"]!.ToJsonString());
    }

    [Fact]
    public async Task States_of_a_test_can_have_times_of_their_own()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level");

        for (var i = 0; i < 3; i++) world.Simulator.SendState(pump.Id, new DateTimeOffset(2026, 3, 14, 12, i, 0, TimeSpan.FromHours(1)), ("level", i));

        Assert.Equal(
            """[{"time":"2026-03-14T11:02:00.000Z","data":{"level":2}},{"time":"2026-03-14T11:01:00.000Z","data":{"level":1}},{"time":"2026-03-14T11:00:00.000Z","data":{"level":0}}]""",
            (await world.CallAsync("GET", $"devices/{pump.Id}/state?limit=5")).ToJsonString());
    }

    /// <summary>Now is noon of 14 March 2026.</summary>
    [Theory]
    [InlineData("\"2026-03-14T11:00:00Z\"", "11:00")]
    [InlineData("\"2026-03-14T13:00:00+02:00\"", "11:00")]
    [InlineData("{ \"$date\": \"2026-03-14T11:00:00.000Z\" }", "11:00")]
    [InlineData("1773486000", "11:00")]
    [InlineData("1773486000000", "11:00")]
    [InlineData("-3600000", "11:00")]
    [InlineData("\"soon\"", "12:00")]
    public async Task The_time_of_a_state_has_many_forms(string time, string expected)
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level");

        await world.CallAsync("POST", $"devices/{pump.Id}/state", $$"""{ "data": { "level": 1 }, "time": {{time}} }""");

        Assert.Equal($"2026-03-14T{expected}:00.000Z", (string?)(await world.CallAsync("GET", $"devices/{pump.Id}/state"))[0]!["time"]);
    }

    [Theory]
    [InlineData("2026-02-12T11:59:59.000Z")]
    [InlineData("2026-03-15T12:00:01.000Z")]
    public async Task A_state_that_is_too_old_or_too_far_ahead_is_ignored(string time)
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level");

        await world.CallAsync("POST", $"devices/{pump.Id}/state", $$"""{ "data": { "level": 1 }, "time": "{{time}}" }""");

        Assert.Equal("[]", (await world.CallAsync("GET", $"devices/{pump.Id}/state?start=1&end=1900000000000")).ToJsonString());
    }

    [Fact]
    public async Task Two_states_of_one_millisecond_are_one_and_the_later_values_count()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level", "flow");

        await world.CallAsync("POST", $"devices/{pump.Id}/state", """[{ "data": { "level": 1, "flow": 2 } }, { "data": { "level": 3 } }]""");

        Assert.Equal("""[{"time":"2026-03-14T12:00:00.000Z","data":{"level":3,"flow":2}}]""", (await world.CallAsync("GET", $"devices/{pump.Id}/state?limit=9")).ToJsonString());
    }

    [Theory]
    [InlineData("""{ "data": { "other": 1 } }""", "no attribute other")]
    [InlineData("""{ "data": { "level": "high" } }""", "level")]
    [InlineData("""{ "data": { "open": 1 } }""", "open")]
    [InlineData("""[{ "data": { "level": 1 } }, { "data": { "other": 1 } }]""", "no attribute other")]
    public async Task An_unknown_attribute_or_a_value_of_another_type_is_refused_and_nothing_is_kept(string json, string message)
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level", new("open", "boolean"));

        Assert.Contains(message, await world.RefusedAsync(400, "POST", $"devices/{pump.Id}/state", json), StringComparison.Ordinal);
        Assert.Equal("[]", (await world.CallAsync("GET", $"devices/{pump.Id}/state")).ToJsonString());
    }

    [Fact]
    public async Task Generated_points_and_states_that_are_sent_are_one_series()
    {
        await using var world = await World.StartAsync(options => options with { DeviceCount = 1, History = TimeSpan.FromMinutes(1) });
        var plant = world.Simulator.Devices.Single();

        await world.CallAsync("POST", $"devices/{plant.Id}/state", """[{ "data": { "temperature": 99 }, "time": "2026-03-14T11:59:30.000Z" }, { "data": { "temperature": 7 }, "time": "2026-03-14T11:59:45.000Z" }]""");

        var points = (await world.CallAsync("POST", "data/time-series-query", $$"""{ "aggregation": "NONE", "deviceIds": ["{{plant.Id}}"] }"""))["devices"]![plant.Id]!["points"]!.AsArray();
        Assert.Equal(["11:59:00", "11:59:30", "11:59:45", "12:00:00"], points.Select(point => ((string)point!["time"]!)[11..19]));
        Assert.Equal(99, (double)points[1]!["data"]!["temperature"]!);
    }

    [Fact]
    public async Task Data_can_be_removed_by_range_and_attribute()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level", "flow");
        await world.CallAsync("POST", $"devices/{pump.Id}/state", """[{ "data": { "level": 1, "flow": 2 }, "time": "2026-03-14T11:00:00Z" }, { "data": { "level": 3, "flow": 4 }, "time": "2026-03-14T11:30:00Z" }]""");

        await world.CallAsync("POST", "devices/removeData", $$"""{ "query": { "id": "{{pump.Id}}" }, "start": {{Fleet.Milliseconds("11:15")}}, "attributes": ["flow"] }""");

        Assert.Equal(
            """[{"time":"2026-03-14T11:30:00.000Z","data":{"level":3}},{"time":"2026-03-14T11:00:00.000Z","data":{"level":1,"flow":2}}]""",
            (await world.CallAsync("GET", $"devices/{pump.Id}/state?limit=9")).ToJsonString());
    }

    [Fact]
    public async Task Commands_are_kept_for_the_devices_that_they_are_sent_to()
    {
        await using var world = await World.StartAsync();
        var (pump, fan) = (world.Simulator.AddDevice("Pump"), world.Simulator.AddDevice("Fan"));

        await world.CallAsync("POST", $"devices/{pump.Id}/command", """{ "name": "start", "payload": { "speed": 3 } }""");
        world.Time.Move(TimeSpan.FromSeconds(1));
        await world.CallAsync("POST", "devices/command", """{ "name": "stop", "deviceQuery": {} }""");

        Assert.Equal(["stop", "start"], await NamesAsync(pump.Id));
        Assert.Equal(["stop"], await NamesAsync(fan.Id));
        Assert.Equal(3, (int)(await world.CallAsync("GET", $"devices/{pump.Id}/command?limit=9"))[1]!["payload"]!["speed"]!);

        async Task<IEnumerable<string?>> NamesAsync(string id) =>
            (await world.CallAsync("GET", $"devices/{id}/command?limit=9")).AsArray().Select(command => (string?)command!["name"]);
    }

    [Fact]
    public async Task A_connection_is_in_the_device_in_its_log_and_in_queries()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump");

        await world.CallAsync("POST", $"devices/{pump.Id}/setConnectionStatus", """{ "status": "connected", "connectedAt": "2026-03-14T11:00:00.000Z" }""");
        Assert.Equal("""{"connected":1,"time":"2026-03-14T11:00:00.000Z"}""", (await world.CallAsync("GET", $"devices/{pump.Id}"))["connectionInfo"]!.ToJsonString());
        await world.CallAsync("POST", $"devices/{pump.Id}/setConnectionStatus", """{ "status": "disconnected", "disconnectReason": "Timeout" }""");

        Assert.Equal("Pump", await world.NamesAsync("devices?query=%7B%22connectionStatus%22%3A%22disconnected%22%7D"));
        Assert.Equal(
            """[{"connected":0,"time":"2026-03-14T12:00:00.000Z","disconnectReason":"Timeout"},{"connected":1,"time":"2026-03-14T11:00:00.000Z"}]""",
            (await world.CallAsync("GET", $"devices/{pump.Id}/logs?limit=9")).ToJsonString());
    }
}
