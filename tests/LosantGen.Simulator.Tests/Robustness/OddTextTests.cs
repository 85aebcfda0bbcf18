using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LosantGen.Simulator.Tests.Meaning;

namespace LosantGen.Simulator.Tests.Robustness;

/// <summary>What JSON allows, or a server lets through, and what cannot be kept and returned all the same.</summary>
public sealed class OddTextTests
{
    [Theory]
    [InlineData("{ \"name\": \"\\ud800\" }", "The body has a text with half a character.")]
    [InlineData("{ \"\\udc00\": 1 }", "The body has a text with half a character.")]
    [InlineData("{ \"name\": 1e999 }", "The body has a number that is too large.")]
    [InlineData("{ \"name\": \"\u00ff\" }", "The body has bytes that are not UTF-8.")]
    [InlineData("{ \"name\": 99999999999999999999 }", "The body does not fit its schema: #/name: StringExpected")]
    public async Task A_body_that_could_not_be_returned_is_refused(string latin1, string message)
    {
        await using var world = await World.StartAsync();
        using var body = new ByteArrayContent(Encoding.Latin1.GetBytes(latin1));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await world.Http.PostAsync($"/applications/{world.Simulator.ApplicationId}/devices", body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(message, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["message"]);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    public async Task A_text_that_is_no_number_of_JSON_is_no_value_of_a_number_attribute(string text)
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("pump", "level");

        Assert.Contains("not of the type number", await world.RefusedAsync(400, "POST", $"devices/{pump.Id}/state", $$"""{ "data": { "level": "{{text}}" } }"""), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => world.Simulator.SendState(pump.Id, ("level", double.NaN)));
    }

    [Fact]
    public async Task A_time_that_no_calendar_has_is_refused_or_now()
    {
        await using var world = await World.StartAsync();
        var (pump, key) = (world.Simulator.AddDevice("pump", "level"), world.Simulator.AddAccessKey());
        await world.CallAsync("POST", $"devices/{pump.Id}/state", """{ "time": 1e300, "data": { "level": 1 } }""");
        await world.CallAsync("POST", $"devices/{pump.Id}/command", """{ "name": "start", "time": -1e300 }""");

        Assert.Equal("2026-03-14T12:00:00.000Z", (string?)(await world.CallAsync("GET", $"devices/{pump.Id}/state"))[0]!["time"]);
        Assert.Equal("2026-03-14T12:00:00.000Z", (string?)(await world.CallAsync("GET", $"devices/{pump.Id}/command"))[0]!["time"]);
        Assert.Equal("A time is too far ahead.", await world.RefusedAsync(400, "POST", "/auth/device", $$"""{ "deviceId": "{{pump.Id}}", "key": "{{key.Key}}", "secret": "{{key.Secret}}", "tokenTTL": 9000000000000000 }"""));
    }

    [Fact]
    public async Task A_URL_that_is_sent_as_it_is_arrives_as_it_is_in_memory_too()
    {
        await using var world = await World.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://localhost/applications/%2e%2e/x?a=%zz", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var response = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(("/applications/%2e%2e/x", "a=%zz"), (world.Simulator.Requests[^1].Path, world.Simulator.Requests[^1].Query));
    }
}
