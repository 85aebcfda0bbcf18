using System.Text.Json.Nodes;
using Losant.Simulator.Store;

namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>A list is in order, whatever has changed since it was asked for last; items with the same key are in the order in which they were created.</summary>
public sealed class ListOrderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_order_that_is_kept_is_that_of_sorting_anew(bool isDescending)
    {
        var random = new Random(7);
        var collection = new Collection("devices", "");
        for (var i = 0; i < 2000; i++)
        {
            Change(random, collection, i);

            // Sometimes much has changed since the last time, sometimes little, sometimes nothing.
            if (random.Next(4) == 0)
                Assert.Equal(Sorted(collection, isDescending), collection.OrderedBy("name", isDescending, Key));
        }

        Assert.Equal(Sorted(collection, isDescending), collection.OrderedBy("name", isDescending, Key));
        Assert.Equal(collection.Documents.OrderBy(document => document.Id, StringComparer.Ordinal), collection.OrderedBy("id", false, document => document.Id));
    }

    [Fact]
    public async Task Pages_are_in_order_after_every_kind_of_change()
    {
        await using var world = await World.StartAsync();
        var ids = new List<string>();
        foreach (var name in (string[])["c", "a", "b", "a"])
            ids.Add((string)(await world.CallAsync("POST", "devices", $$"""{ "name": "{{name}}", "description": "{{ids.Count}}" }"""))["id"]!);

        Assert.Equal("a1 a3 b2 c0", await ListAsync(world));
        Assert.Equal("c0 b2 a1 a3", await ListAsync(world, "&sortDirection=desc"));
        await world.CallAsync("PATCH", $"devices/{ids[1]}", """{ "name": "d" }""");
        Assert.Equal("a3 b2 c0 d1", await ListAsync(world));
        await world.CallAsync("DELETE", $"devices/{ids[2]}");
        Assert.Equal("a3 c0 d1", await ListAsync(world));
        Assert.Equal("b2", await ListAsync(world, "&queryDeleted=true"));
        await world.CallAsync("POST", "devices/restore", """{ "query": { "name": "b" } }""");
        Assert.Equal("a3 b2 c0 d1", await ListAsync(world));
        await world.CallAsync("POST", "devices", """{ "name": "b", "description": "4" }""");
        Assert.Equal("a3 b2 b4 c0 d1", await ListAsync(world));
        await world.CallAsync("POST", $"devices/{ids[0]}/setConnectionStatus", """{ "status": "connected" }""");
        Assert.EndsWith("c0", await ListAsync(world, "&sortField=connectionStatus"), StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_that_take_turns_are_made_once()
    {
        var collection = new Collection("devices", "");
        for (var i = 0; i < 100; i++)
            collection.Add(new JsonObject { ["id"] = $"{i}", ["name"] = $"{i % 7}" });
        var asked = 0;
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(Sorted(collection, i % 2 == 0), collection.OrderedBy("name", i % 2 == 0, document =>
            {
                asked++;
                return Key(document);
            }));
        }

        Assert.Equal(200, asked);
    }

    private static void Change(Random random, Collection collection, int number)
    {
        var documents = collection.Documents.ToList();
        var chosen = documents.Count > 0 ? documents[random.Next(documents.Count)] : null;
        switch (random.Next(4))
        {
            case 0 when chosen is not null:
                collection.Remove(chosen.Id);
                break;
            case 1 when chosen is not null:
                chosen.Edit().Json["name"] = Name(random);
                break;
            default:
                collection.Add(new JsonObject { ["id"] = $"{number}", ["name"] = Name(random) });
                break;
        }
    }

    /// <summary>Few names, so that many are the same, and sometimes none.</summary>
    private static JsonNode? Name(Random random) => random.Next(10) is var name and > 0 ? $"{name}" : null;

    private static SimulatedValue? Key(Document document) => document.Text("name") is { } name ? name : default(SimulatedValue?);

    private static IEnumerable<Document> Sorted(Collection collection, bool isDescending) => isDescending
        ? collection.Documents.OrderByDescending(document => document.Text("name"), StringComparer.Ordinal)
        : collection.Documents.OrderBy(document => document.Text("name"), StringComparer.Ordinal);

    /// <summary>Names and descriptions of all devices, a page of two at a time.</summary>
    private static async Task<string> ListAsync(World world, string parameters = "")
    {
        var items = new List<string>();
        for (var page = 0; ; page++)
        {
            var list = await world.CallAsync("GET", $"devices?perPage=2&page={page}{parameters}");
            items.AddRange(list["items"]!.AsArray().Select(device => $"{device!["name"]}{device["description"]}"));
            if (items.Count >= (int)list["totalCount"]!)
                return string.Join(' ', items);
        }
    }
}
