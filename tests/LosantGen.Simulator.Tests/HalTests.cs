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
    public async Task What_can_change_has_a_tag_that_changes_with_it_and_what_is_embedded_comes_where_asked_for()
    {
        await using var api = await ApiClient.StartAsync();
        var path = $"{api.Root}/devices/{Fleet.Pump}?_links=true";

        var (_, first) = await api.GetAsync(path);
        var (_, same) = await api.GetAsync(path);
        await api.SendAsync(HttpMethod.Patch, $"{api.Root}/devices/{Fleet.Pump}", """{ "name": "Other" }""");
        var (_, changed) = await api.GetAsync(path);
        var (_, list) = await api.GetAsync($"{api.Root}/devices?_links=true&_embedded=true&perPage=1");
        var (_, alone) = await api.GetAsync($"{api.Root}/devices?_embedded=true&perPage=1");

        Assert.Equal((string?)first!["_etag"], (string?)same!["_etag"]);
        Assert.NotEqual((string?)first["_etag"], (string?)changed!["_etag"]);
        Assert.Equal("device", (string?)list!["items"]![0]!["_type"]);
        Assert.Equal((string?)list["items"]![0]!["id"], (string?)list["_embedded"]!["devices"]![0]!["id"]);
        Assert.False(first.AsObject().ContainsKey("_embedded"));
        Assert.Equal((string?)list["items"]![0]!["id"], (string?)alone!["_embedded"]!["devices"]![0]!["id"]);
        Assert.False(alone.AsObject().ContainsKey("_links"));
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
