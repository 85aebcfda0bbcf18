namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>Data tables have columns, and rows that fit them.</summary>
public sealed class TableTests
{
    private const string Parts = """
        {
          "name": "Parts",
          "columns": [
            { "name": "name", "dataType": "string", "constraint": "unique" },
            { "name": "stock", "dataType": "number", "constraint": "optional", "defaultValue": 0 },
            { "name": "old", "dataType": "boolean", "constraint": "optional" }
          ]
        }
        """;

    [Fact]
    public async Task Rows_are_inserted_queried_changed_and_deleted()
    {
        await using var world = await World.StartAsync();
        var rows = await RowsAsync(world);

        var bolt = await world.CallAsync("POST", rows, """{ "name": "bolt", "stock": 7 }""");
        var many = await world.CallAsync("POST", rows, """[{ "name": "nut" }, { "name": "ring", "stock": 3, "old": true }]""");

        Assert.Equal((2, 2), ((int)many["count"]!, many["rowIds"]!.AsArray().Count));
        Assert.Equal("bolt nut ring", await world.NamesAsync(rows));
        Assert.Equal("bolt ring nut", await world.NamesAsync($"{rows}?sortColumn=stock&sortDirection=desc"));
        Assert.Equal("nut", await world.NamesAsync($"{rows}?limit=1&offset=1"));
        var found = await world.CallAsync("POST", $"{rows}/query?includeFields=name", """{ "stock": { "$gt": 2 }, "$nor": [{ "old": true }] }""");
        Assert.Equal($$"""[{"id":"{{bolt["id"]}}","name":"bolt"}]""", found["items"]!.ToJsonString());
        Assert.Equal("""{"stock":{"$gt":2},"$nor":[{"old":true}]}""", found["query"]!.ToJsonString());
        Assert.Equal(8, (int)(await world.CallAsync("PATCH", $"{rows}/{bolt["id"]}", """{ "stock": 8 }"""))["stock"]!);
        Assert.Equal("""{"removed":1}""", (await world.CallAsync("POST", $"{rows}/delete?limit=1", "{}")).ToJsonString());
        await world.CallAsync("DELETE", $"{rows}/{many["rowIds"]![0]}");
        Assert.Equal("ring", await world.NamesAsync(rows));
        await world.CallAsync("POST", $"{rows}/truncate");
        Assert.Equal("", await world.NamesAsync(rows));
    }

    [Theory]
    [InlineData("""{ "stock": 1 }""", "name needs a value")]
    [InlineData("""{ "name": "bolt" }""", "name has this value already")]
    [InlineData("""{ "name": "x", "stock": "1" }""", "stock is not of the type number")]
    [InlineData("""{ "name": "x", "size": 1 }""", "no column size")]
    [InlineData("""[{ "name": "x" }, { "name": "x" }]""", "Row 1: The column name has this value already.")]
    public async Task A_row_that_does_not_fit_is_refused_and_nothing_is_inserted(string json, string message)
    {
        await using var world = await World.StartAsync();
        var rows = await RowsAsync(world);
        await world.CallAsync("POST", rows, """{ "name": "bolt" }""");

        Assert.Contains(message, await world.RefusedAsync(400, "POST", rows, json), StringComparison.Ordinal);
        Assert.Equal("bolt", await world.NamesAsync(rows));
    }

    [Fact]
    public async Task Rows_are_sorted_by_columns_that_the_table_has()
    {
        await using var world = await World.StartAsync();
        var rows = await RowsAsync(world);
        await world.CallAsync("POST", rows, """[{ "name": "nut" }, { "name": "bolt" }]""");

        foreach (var column in (string[])["name", "id", "createdAt", "updatedAt", ""])
            await world.CallAsync("GET", $"{rows}?sortColumn={column}");
        Assert.Equal("The table has no column size.", await world.RefusedAsync(400, "GET", $"{rows}?sortColumn=size"));
        Assert.Equal("The table has no column size.", await world.RefusedAsync(400, "POST", $"{rows}/query?sortColumn=size", "{}"));
        Assert.Equal("The table has no column size.", await world.RefusedAsync(400, "POST", $"{rows}/export", """{ "queryOptions": { "sortColumn": "size" } }"""));
        Assert.Contains("sortField must be one of", await world.RefusedAsync(400, "GET", "devices?sortField=size"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_can_be_added_and_removed()
    {
        await using var world = await World.StartAsync();
        var rows = await RowsAsync(world);
        var bolt = await world.CallAsync("POST", rows, """{ "name": "bolt" }""");
        var table = rows[..rows.LastIndexOf('/')];

        await world.CallAsync("POST", $"{table}/column", """{ "name": "size", "dataType": "number", "constraint": "optional", "defaultValue": 4 }""");
        Assert.Equal(4, (int)(await world.CallAsync("GET", $"{rows}/{bolt["id"]}"))["size"]!);
        await world.CallAsync("DELETE", $"{table}/column?columnName=size");
        Assert.False((await world.CallAsync("GET", $"{rows}/{bolt["id"]}")).AsObject().ContainsKey("size"));
    }

    [Fact]
    public async Task Rows_are_exported_as_CSV()
    {
        await using var world = await World.StartAsync();
        var rows = await RowsAsync(world);
        await world.CallAsync("POST", rows, """[{ "name": "a \"bolt\"", "stock": 7 }, { "name": "nut" }]""");

        await world.CallAsync("POST", $"{rows}/export", """{ "query": { "stock": 7 } }""");

        var csv = await world.DownloadAsync(world.Simulator.Jobs[0].DownloadUrls[0].AbsoluteUri);
        Assert.Equal("\"id\",\"name\",\"stock\",\"old\",\"createdAt\",\"updatedAt\"", csv.Split('\n')[0]);
        Assert.Contains(",\"a \"\"bolt\"\"\",7,,", Assert.Single(csv.Split('\n')[1..^1]), StringComparison.Ordinal);
    }

    private static async Task<string> RowsAsync(World world) => $"data-tables/{(await world.CallAsync("POST", "data-tables", Parts))["id"]}/rows";

    [Theory]
    [InlineData("""[{ "name": "a", "dataType": "string", "constraint": "optional" }, { "name": "a", "dataType": "number", "constraint": "optional" }]""", "The table has two columns called a.")]
    [InlineData("""[{ "name": "id", "dataType": "string", "constraint": "optional" }]""", "A column cannot be called id.")]
    [InlineData("""[{ "name": "a", "dataType": "number", "constraint": "optional", "defaultValue": "x" }]""", "The default of a is not of the type number.")]
    public async Task Columns_that_no_row_could_have_are_refused(string columns, string message)
    {
        await using var world = await World.StartAsync();
        Assert.Equal(message, await world.RefusedAsync(400, "POST", "data-tables", $$"""{ "name": "T", "columns": {{columns}} }"""));

        var table = await world.CallAsync("POST", "data-tables", """{ "name": "T", "columns": [{ "name": "a", "dataType": "string", "constraint": "optional" }] }""");
        await world.CallAsync("POST", $"data-tables/{table["id"]}/rows", """[{ "a": "1" }, { "a": "2" }]""");
        foreach (var column in (string[])["""{ "name": "a", "dataType": "string", "constraint": "optional" }""", """{ "name": "updatedAt", "dataType": "string", "constraint": "optional" }""",
            """{ "name": "b", "dataType": "string", "constraint": "required" }""", """{ "name": "b", "dataType": "string", "constraint": "unique", "defaultValue": "x" }""", """{ "name": "b", "dataType": "boolean", "constraint": "optional", "defaultValue": 1 }"""])
            await world.RefusedAsync(400, "POST", $"data-tables/{table["id"]}/column", column);
        await world.CallAsync("POST", $"data-tables/{table["id"]}/column", """{ "name": "b", "dataType": "string", "constraint": "required", "defaultValue": "x" }""");
        Assert.Equal("x x", await world.NamesAsync($"data-tables/{table["id"]}/rows", "b"));
    }
}
