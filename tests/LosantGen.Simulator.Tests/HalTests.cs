using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests;

/// <summary>The undeclared members that the real API adds if links are requested.</summary>
public sealed class HalTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("?_links=false", false)]
    [InlineData("?_actions=false&_links=true&_embedded=true", true)]
    public async Task Links_are_sent_on_request(string query, bool expected)
    {
        await using var api = await ApiClient.StartAsync();

        var (_, body) = await api.PostAsync($"{api.Root}/data/last-value-query{query}", """{ "attribute": "level" }""");

        Assert.Equal(expected, body!.AsObject().ContainsKey("_links"));
        Assert.Equal(expected ? "lastValueData" : null, (string?)body["_type"]);
        if (expected)
        {
            Assert.Equal($"{api.Root}/data/last-value-query", (string?)body["_links"]!["self"]!["href"]);
            Assert.Equal(api.Root, (string?)body["_links"]!["application"]!["href"]);
        }
    }

    [Fact]
    public async Task Items_of_a_list_have_links_too()
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        var (_, body) = await api.GetAsync($"{api.Root}/widgets?_links=true&perPage=1");

        JsonNode item = Assert.Single(body!["items"]!.AsArray())!;
        Assert.Equal("widget", (string?)item["_type"]);
        Assert.Equal($"{api.Root}/widgets/64b7f2aa01", (string?)item["_links"]!["self"]!["href"]);
    }
}
