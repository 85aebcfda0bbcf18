namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>Advanced queries of what is no device.</summary>
public sealed class QueryTests
{
    [Theory]
    [InlineData("""{ "eventTags": { "site": "north" } }""", "One")]
    [InlineData("""{ "eventTags": { "$ne": { "site": "north" } } }""", "Two Three")]
    [InlineData("""{ "eventTags": null }""", "Three")]
    [InlineData("""{ "eventTags": { "$tagKey": "site" }, "level": { "$ne": "info" } }""", "Two")]
    [InlineData("""{ "$or": [{ "subject": "Three" }, { "$and": [{ "level": "info" }, { "eventTags": { "$tagValue": "north" } }] }] }""", "One Three")]
    public async Task Events_are_selected_by_their_tags(string query, string expected)
    {
        await using var world = await World.StartAsync();
        await world.CallAsync("POST", "events", """{ "level": "info", "subject": "One", "eventTags": { "site": "north" } }""");
        await world.CallAsync("POST", "events", """{ "level": "error", "subject": "Two", "eventTags": { "site": "south" } }""");
        await world.CallAsync("POST", "events", """{ "level": "info", "subject": "Three" }""");

        Assert.Equal(expected, await world.NamesAsync($"events?sortField=creationDate&sortDirection=asc&query={Uri.EscapeDataString(query)}", "subject"));
    }

    [Theory]
    [InlineData("experience/users", """{ "email": "kim@example.com", "password": "Correct-horse-7", "userTags": { "site": "north" } }""", """{ "userTags": { "site": "north" } }""", """{ "userTags": { "site": "south" } }""")]
    [InlineData("experience/groups", """{ "name": "Group", "groupTags": { "site": "north" } }""", """{ "groupTags": { "$tagValue": "north" } }""", """{ "groupTags": null }""")]
    [InlineData("keys", """{ "deviceTags": [{ "key": "site", "value": "north" }] }""", """{ "deviceTags": { "site": "north" } }""", """{ "deviceTags": { "site": "south" } }""")]
    [InlineData("flows", """{ "name": "Flow", "triggers": [{ "key": "site", "type": "appFile", "config": { "delete": true, "create": true, "update": true }, "outputIds": [["pump"]] }] }""", """{ "triggers": { "type": "appFile", "key": "site", "config": { "create": true } } }""", """{ "triggers": { "$ne": { "type": "appFile" } } }""")]
    public async Task Tags_and_parts_of_other_things_have_conditions_too(string list, string post, string fits, string doesNot)
    {
        await using var world = await World.StartAsync();
        await world.CallAsync("POST", list, post);

        Assert.Equal(1, (int)(await world.CallAsync("GET", $"{list}?query={Uri.EscapeDataString(fits)}"))["totalCount"]!);
        Assert.Equal(0, (int)(await world.CallAsync("GET", $"{list}?query={Uri.EscapeDataString(doesNot)}"))["totalCount"]!);
    }

    [Theory]
    [InlineData("""{ "tags": "a" }""", 1)]
    [InlineData("""{ "tags": { "$contains": "b" } }""", 0)]
    [InlineData("""{ "tags": null }""", 1)]
    public async Task A_column_of_a_table_may_be_called_tags(string query, int expected)
    {
        await using var world = await World.StartAsync();
        var table = await world.CallAsync("POST", "data-tables", """{ "name": "T", "columns": [{ "name": "tags", "dataType": "string", "constraint": "optional" }] }""");
        await world.CallAsync("POST", $"data-tables/{table["id"]}/rows", """[{ "tags": "a" }, {}]""");

        Assert.Equal(expected, (int)(await world.CallAsync("POST", $"data-tables/{table["id"]}/rows/query", query))["totalCount"]!);
    }
}
