using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests;

/// <summary>Time series of the small fleet, compared with values computed by hand.</summary>
public sealed class TimeSeriesTests
{
    private const double TwentyMinutes = 1_200_000;

    /// <summary>The first bucket contains 1, 4, 2, 9; the second is empty; the third contains 5, 7.</summary>
    [Theory]
    [InlineData("FIRST", 1, 5)]
    [InlineData("LAST", 9, 7)]
    [InlineData("COUNT", 4, 2)]
    [InlineData("MAX", 9, 7)]
    [InlineData("MIN", 1, 5)]
    [InlineData("MEDIAN", 3, 6)]
    [InlineData("MEAN", 4, 6)]
    [InlineData("SUM", 16, 12)]
    [InlineData("STD_DEV", 3.082207001484488, 1)]
    public async Task An_aggregation_returns_one_value_per_bucket_and_omits_empty_buckets(string aggregation, double first, double third)
    {
        await using var api = await ApiClient.StartAsync();
        foreach (var form in new[] { $"\"{aggregation}\"", $$"""{ "type": "{{aggregation}}", "options": {} }""" })
        {
            var response = await QueryAsync(api, $$"""
                { "start": {{Fleet.Milliseconds("11:00")}}, "resolution": {{TwentyMinutes}}, "aggregation": {{form}}, "attributes": ["level"], "deviceIds": ["{{Fleet.Pump}}"] }
                """);

            Assert.Equal([Fleet.Text("11:00"), Fleet.Text("11:40")], Times(response, Fleet.Pump));
            Assert.Equal([first, third], Values(response, Fleet.Pump, "level").Select(value => value!.GetValue<double>()), new Near());
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(form), response["aggregation"]));
        }
    }

    [Fact]
    public async Task Strings_and_booleans_have_a_first_a_last_and_a_count_but_no_mean()
    {
        await using var api = await ApiClient.StartAsync();

        Assert.Equal("""{"level":9,"mode":"on","open":true}""", await First("LAST"));
        Assert.Equal("""{"level":1,"mode":"on","open":false}""", await First("FIRST"));
        Assert.Equal("""{"level":4,"mode":3,"open":2}""", await First("COUNT"));
        Assert.Equal("""{"level":4}""", await First("MEAN"));

        async Task<string> First(string aggregation) => Points(
            await QueryAsync(api, $$"""{ "start": {{Fleet.Milliseconds("11:00")}}, "end": {{Fleet.Milliseconds("11:20")}}, "aggregation": "{{aggregation}}", "deviceIds": ["{{Fleet.Pump}}"] }"""),
            Fleet.Pump)[0]!["data"]!.ToJsonString();
    }

    [Fact]
    public async Task Without_aggregation_and_resolution_the_last_value_of_the_range_is_returned()
    {
        await using var api = await ApiClient.StartAsync();

        var response = await QueryAsync(api, """{ "duration": 3600000 }""");

        Assert.Equal("LAST", (string?)response["aggregation"]);
        Assert.Null(response["resolution"]);
        Assert.Equal([Fleet.Text("11:00")], Times(response, Fleet.Pump));
        Assert.Equal(7, (double)Values(response, Fleet.Pump, "level").Single()!);
    }

    [Fact]
    public async Task NONE_returns_the_raw_points_of_one_device()
    {
        await using var api = await ApiClient.StartAsync();

        var response = await QueryAsync(api, $$"""{ "start": {{Fleet.Milliseconds("11:05")}}, "end": {{Fleet.Milliseconds("11:15")}}, "resolution": 5, "aggregation": "NONE", "deviceIds": ["{{Fleet.Pump}}"] }""");

        Assert.Null(response["resolution"]);
        Assert.Equal(
            $$$"""[{"time":"{{{Fleet.Text("11:05")}}}","data":{"level":4,"mode":"off"}},{"time":"{{{Fleet.Text("11:10")}}}","data":{"level":2,"mode":"on","open":true}}]""",
            Points(response, Fleet.Pump).ToJsonString());
    }

    [Theory]
    [InlineData("\"on\"", "11:00", 900_000, 1_200_000, 1_200_000)]
    [InlineData("\"off\"", "11:00", 300_000, 0, 0)]
    [InlineData("\"other\"", "11:00", 0, 0, 0)]
    [InlineData("\"on\"", "11:02", 180_000 + 720_000, 1_200_000, 1_080_000)]
    public async Task TIMEATVALUE_counts_the_milliseconds_until_the_next_value_also_from_before_the_range(string value, string start, double first, double second, double third)
    {
        await using var api = await ApiClient.StartAsync();

        var response = await QueryAsync(api, $$"""
            { "start": {{Fleet.Milliseconds(start)}}, "resolution": {{TwentyMinutes}}, "attributes": ["mode"], "deviceIds": ["{{Fleet.Pump}}"],
              "aggregation": { "type": "TIMEATVALUE", "options": { "value": {{value}} } } }
            """);

        Assert.Equal([first, second, third], Values(response, Fleet.Pump, "mode").Select(milliseconds => milliseconds!.GetValue<double>()));
    }

    [Fact]
    public async Task TIMEATVALUE_starts_with_the_first_value_and_distinguishes_types()
    {
        await using var api = await ApiClient.StartAsync();

        var response = await QueryAsync(api, $$"""
            { "start": {{Fleet.Milliseconds("10:50")}}, "end": {{Fleet.Milliseconds("11:20")}}, "resolution": 600000, "deviceIds": ["{{Fleet.Pump}}"],
              "aggregation": { "type": "TIMEATVALUE", "options": { "value": true } } }
            """);

        Assert.Equal([Fleet.Text("11:00"), Fleet.Text("11:10")], Times(response, Fleet.Pump));
        Assert.Equal([0, 600_000], Values(response, Fleet.Pump, "open").Select(value => value!.GetValue<double>()));
        Assert.Equal([0, 0], Values(response, Fleet.Pump, "level").Select(value => value!.GetValue<double>()));
    }

    [Theory]
    [InlineData("{}", "1970-01-01T00:00:00.001Z", "2026-03-14T12:00:00.000Z")]
    [InlineData("""{ "start": 1 }""", "1970-01-01T00:00:00.001Z", "2026-03-14T12:00:00.000Z")]
    [InlineData("""{ "start": 0, "end": 0 }""", "2026-03-14T12:00:00.000Z", "2026-03-14T12:00:00.000Z")]
    [InlineData("""{ "start": -60000 }""", "2026-03-14T11:59:00.000Z", "2026-03-14T12:00:00.000Z")]
    [InlineData("""{ "start": -60000, "end": -1000 }""", "2026-03-14T11:59:00.000Z", "2026-03-14T11:59:59.000Z")]
    [InlineData("""{ "duration": 60000 }""", "2026-03-14T11:59:00.000Z", "2026-03-14T12:00:00.000Z")]
    [InlineData("""{ "duration": 60000, "end": -60000 }""", "2026-03-14T11:58:00.000Z", "2026-03-14T11:59:00.000Z")]
    [InlineData("""{ "start": -60000, "duration": 5 }""", "2026-03-14T11:59:00.000Z", "2026-03-14T12:00:00.000Z")]
    public async Task Start_end_and_duration_define_a_range(string query, string start, string end)
    {
        await using var api = await ApiClient.StartAsync();

        var response = await QueryAsync(api, query);

        Assert.Equal((start, end), ((string?)response["start"], (string?)response["end"]));
    }

    [Fact]
    public async Task The_start_is_inclusive_and_the_end_is_exclusive()
    {
        await using var api = await ApiClient.StartAsync();

        var response = await QueryAsync(api, $$"""{ "start": {{Fleet.Milliseconds("11:40")}}, "end": {{Fleet.Milliseconds("11:50")}}, "aggregation": "COUNT", "deviceIds": ["{{Fleet.Pump}}"] }""");

        Assert.Equal(1, (double)Values(response, Fleet.Pump, "level").Single()!);
    }

    [Fact]
    public async Task Buckets_start_at_the_start_of_the_range()
    {
        await using var api = await ApiClient.StartAsync();

        var response = await QueryAsync(api, $$"""{ "start": {{Fleet.Milliseconds("10:53")}}, "resolution": 600000, "aggregation": "COUNT", "attributes": ["level"], "deviceIds": ["{{Fleet.Pump}}"] }""");

        Assert.Equal(["10:53", "11:03", "11:13", "11:33", "11:43"], Times(response, Fleet.Pump).Select(time => time![11..16]));
    }

    [Fact]
    public async Task Order_and_limit_apply_per_device()
    {
        await using var api = await ApiClient.StartAsync();
        var query = $$"""{ "start": {{Fleet.Milliseconds("11:00")}}, "resolution": 300000, "attributes": ["level"], "limit": 2, "order": """;

        var ascending = await QueryAsync(api, query + "\"asc\" }");
        var descending = await QueryAsync(api, query + "\"desc\" }");

        Assert.Equal(("asc", 2d), ((string)ascending["order"]!, (double)ascending["limit"]!));
        Assert.Equal([Fleet.Text("11:00"), Fleet.Text("11:05")], Times(ascending, Fleet.Pump));
        Assert.Equal([Fleet.Text("11:50"), Fleet.Text("11:40")], Times(descending, Fleet.Pump));
        Assert.Equal([Fleet.Text("11:30")], Times(descending, Fleet.Fan));
        Assert.Equal("desc", (string?)descending["order"]);
    }

    [Fact]
    public async Task A_device_has_its_name_its_tags_as_lists_and_an_empty_list_without_points()
    {
        await using var api = await ApiClient.StartAsync();

        var devices = (await QueryAsync(api, """{ "attributes": ["none"] }"""))["devices"]!.AsObject();

        Assert.Equal(5, devices.Count);
        Assert.Equal("""{"site":["north"],"zone":["a","b"]}""", devices[Fleet.Pump]!["tags"]!.ToJsonString());
        Assert.Equal("Pump \"1\"", (string?)devices[Fleet.Pump]!["name"]);
        Assert.Equal("""{"name":"Bare","tags":{},"points":[]}""", devices[Fleet.Bare]!.ToJsonString());
    }

    private static Task<JsonNode> QueryAsync(ApiClient api, string query) => api.DataAsync("time-series-query", query);

    private static JsonArray Points(JsonNode response, string device) => response["devices"]![device]!["points"]!.AsArray();

    private static IEnumerable<string?> Times(JsonNode response, string device) => Points(response, device).Select(point => (string?)point!["time"]);

    private static IEnumerable<JsonNode?> Values(JsonNode response, string device, string attribute) =>
        Points(response, device).Select(point => point!["data"]![attribute]);

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-12;

        public int GetHashCode(double number) => 0;
    }
}
