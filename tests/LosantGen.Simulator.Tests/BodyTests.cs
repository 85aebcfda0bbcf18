using System.Net;
using System.Text;

namespace LosantGen.Simulator.Tests;

/// <summary>Bodies that are rejected, each with an error in the API's format.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData("", "missing")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{ "end": 0, "end": 1 }""", "not valid JSON")]
    [InlineData("null", "schema")]
    [InlineData("[]", "schema")]
    [InlineData("""{ "start": "0" }""", "start")]
    [InlineData("""{ "deviceIds": ["12"] }""", "deviceIds")]
    [InlineData("""{ "aggregation": "AVERAGE" }""", "aggregation")]
    [InlineData("""{ "aggregation": { "type": "TIMEATVALUE", "options": {} } }""", "aggregation")]
    [InlineData("""{ "deviceQuery": { "colour": "red" } }""", "deviceQuery")]
    [InlineData("""{ "deviceQuery": { "$and": [{ "parentId": { "$gt": "x" } }] } }""", "deviceQuery")]
    [InlineData("""{ "unknown": 1 }""", "unknown")]
    public async Task A_body_that_violates_its_schema_is_400(string json, string message)
    {
        await using var api = await ApiClient.StartAsync();

        Assert.Contains(message, await api.RefusedAsync("time-series-query", json), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{ "start": 1773489600000, "end": 1773486000000 }""", "start is after end")]
    [InlineData("""{ "duration": 0 }""", "duration")]
    [InlineData("""{ "duration": -1 }""", "duration")]
    [InlineData("""{ "resolution": 0 }""", "resolution")]
    [InlineData("""{ "limit": 0 }""", "limit")]
    [InlineData("""{ "limit": 1.5 }""", "limit")]
    [InlineData("""{ "end": 1e300 }""", "end")]
    [InlineData("""{ "start": -1e18 }""", "start")]
    [InlineData("""{ "aggregation": "NONE" }""", "exactly one device")]
    [InlineData("""{ "aggregation": { "type": "NONE" }, "deviceIds": ["00000000000000000000000f"] }""", "exactly one device")]
    [InlineData("""{ "resolution": 1, "aggregation": { "type": "TIMEATVALUE", "options": { "value": "on" } } }""", "buckets")]
    public async Task A_valid_body_that_cannot_be_executed_is_400(string json, string message)
    {
        await using var api = await ApiClient.StartAsync();

        Assert.Contains(message, await api.RefusedAsync("time-series-query", json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_value_query_needs_an_attribute()
    {
        await using var api = await ApiClient.StartAsync();

        Assert.Contains("attribute", await api.RefusedAsync("last-value-query", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_type_is_400()
    {
        await using var api = await ApiClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{api.Root}/data/time-series-query")
        {
            Content = new StringContent("{}", Encoding.UTF8, "text/plain"),
        };

        var (status, body) = await api.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("content type", (string?)body!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_413_in_the_same_format()
    {
        await using var api = await ApiClient.StartAsync(Fleet.Options with { MaxBodySize = 100 });

        var (status, body) = await api.PostAsync($"{api.Root}/data/time-series-query", new string(' ', 200));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("PayloadTooLarge", (string?)body!["type"]);
    }
}
