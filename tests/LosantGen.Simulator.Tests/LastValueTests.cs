using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests;

/// <summary>Last values of the small fleet.</summary>
public sealed class LastValueTests
{
    [Theory]
    [InlineData("level", 0, "11:50", "7")]
    [InlineData("level", -600_000, "11:50", "7")]
    [InlineData("level", -600_001, "11:40", "5")]
    [InlineData("mode", 0, "11:10", "\"on\"")]
    [InlineData("open", 0, "11:10", "true")]
    public async Task The_newest_value_at_or_before_the_end_is_returned(string attribute, long end, string time, string value)
    {
        await using var api = await ApiClient.StartAsync();

        var response = await api.DataAsync("last-value-query", $$"""{ "attribute": "{{attribute}}", "end": {{end}}, "deviceIds": ["{{Fleet.Pump}}"] }""");

        var expected = $$$"""{ "{{{Fleet.Pump}}}": { "time": "{{{Fleet.Text(time)}}}", "data": { "{{{attribute}}}": {{{value}}} } } }""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), response), response.ToJsonString());
    }

    [Fact]
    public async Task A_device_without_a_value_is_omitted()
    {
        await using var api = await ApiClient.StartAsync();

        Assert.Equal([Fleet.Pump, Fleet.Fan], (await api.DataAsync("last-value-query", """{ "attribute": "level" }""")).AsObject().Select(entry => entry.Key));
        Assert.Equal("{}", (await api.DataAsync("last-value-query", """{ "attribute": "nothing" }""")).ToJsonString());
    }
}
