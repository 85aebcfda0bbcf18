namespace LosantGen.Simulator.Tests;

/// <summary>The devices that a body selects. The fleet: Plant, Hall, Pump, fan (F), Bare.</summary>
public sealed class DeviceSelectionTests
{
    [Theory]
    [InlineData("{}", "Plant Hall Pump fan Bare")]
    [InlineData("""{ "deviceIds": [], "deviceTags": [] }""", "Plant Hall Pump fan Bare")]
    [InlineData("""{ "deviceIds": ["000000000000000000000003", "00000000000000000000000a"] }""", "Pump fan")]
    [InlineData("""{ "deviceIds": ["00000000000000000000000f"] }""", "")]
    [InlineData("""{ "deviceTags": [{ "key": "site" }] }""", "Plant Pump fan")]
    [InlineData("""{ "deviceTags": [{ "key": "site", "value": "south" }] }""", "fan")]
    [InlineData("""{ "deviceTags": [{ "value": "b" }, { "value": "south" }] }""", "Pump fan")]
    [InlineData("""{ "deviceTags": [{}] }""", "Plant Pump fan")]
    [InlineData("""{ "deviceIds": ["00000000000000000000000b"], "deviceTags": [{ "value": "b" }], "deviceQuery": { "name": "fan" } }""", "Pump fan Bare")]
    [InlineData("""{ "deviceQuery": {} }""", "Plant Hall Pump fan Bare")]
    public async Task Any_of_ids_tags_and_query_selects(string body, string expected) => await ChoosesAsync(body, expected);

    [Theory]

    // plain values, null, several members
    [InlineData("""{ "name": "fan" }""", "fan")]
    [InlineData("""{ "name": "FAN" }""", "")]
    [InlineData("""{ "name": 5 }""", "")]
    [InlineData("""{ "deviceClass": "system", "name": "Hall" }""", "Hall")]
    [InlineData("""{ "deletedAt": null }""", "Plant Hall Pump fan Bare")]
    [InlineData("""{ "parentId": null }""", "Plant fan Bare")]
    [InlineData("""{ "attributeName": "level" }""", "Pump fan")]
    [InlineData("""{ "attributeName": { "$ne": "mode" } }""", "Plant Hall fan Bare")]

    // ids
    [InlineData("""{ "id": "00000000000000000000000a" }""", "fan")]
    [InlineData("""{ "id": { "$ne": "00000000000000000000000a" } }""", "Plant Hall Pump Bare")]
    [InlineData("""{ "id": { "$in": ["00000000000000000000000A", "000000000000000000000001"] } }""", "Plant fan")]
    [InlineData("""{ "id": { "$nin": ["00000000000000000000000A", "000000000000000000000001"] } }""", "Hall Pump Bare")]
    [InlineData("""{ "id": { "$gt": "000000000000000000000003" } }""", "fan Bare")]
    [InlineData("""{ "id": { "$gte": "000000000000000000000003" } }""", "Pump fan Bare")]
    [InlineData("""{ "id": { "$lt": "000000000000000000000002" } }""", "Plant")]
    [InlineData("""{ "id": { "$lte": "000000000000000000000002" } }""", "Plant Hall")]
    [InlineData("""{ "parentId": "000000000000000000000001" }""", "Hall")]
    [InlineData("""{ "parentId": { "$ne": null } }""", "Hall Pump")]
    [InlineData("""{ "ancestorId": "000000000000000000000001" }""", "Hall Pump")]
    [InlineData("""{ "gatewayId": { "$eq": "00000000000000000000000a" } }""", "Pump")]
    [InlineData("""{ "experienceUserId": "0000000000000000000000c1" }""", "Pump")]
    [InlineData("""{ "experienceGroupId": "0000000000000000000000c1" }""", "")]

    // operators on values
    [InlineData("""{ "name": { "$eq": "fan" } }""", "fan")]
    [InlineData("""{ "name": { "$eq": "FAN", "$ci": true } }""", "fan")]
    [InlineData("""{ "name": { "$ne": "FAN", "$ci": true } }""", "Plant Hall Pump Bare")]
    [InlineData("""{ "name": { "$in": ["fan", "Bare", 3] } }""", "fan Bare")]
    [InlineData("""{ "name": { "$nin": ["fan", "Bare"] } }""", "Plant Hall Pump")]
    [InlineData("""{ "name": { "$startsWith": "P" } }""", "Plant Pump")]
    [InlineData("""{ "name": { "$startsWith": "p", "$ci": true } }""", "Plant Pump")]
    [InlineData("""{ "name": { "$endsWith": "n" } }""", "fan")]
    [InlineData("""{ "name": { "$contains": "a" } }""", "Plant Hall fan Bare")]
    [InlineData("""{ "name": { "$contains": "a", "$startsWith": "P" } }""", "Plant")]
    [InlineData("""{ "name": { "$gt": "H", "$lt": "Pm" } }""", "Plant Hall")]
    [InlineData("""{ "name": { "$gte": "Plant", "$lte": "fan" } }""", "Plant Pump fan")]
    [InlineData("""{ "name": {} }""", "Plant Hall Pump fan Bare")]

    // dates, as strings and as milliseconds
    [InlineData("""{ "creationDate": { "$gte": "2026-01-01T00:00:00Z" } }""", "Pump")]
    [InlineData("""{ "creationDate": "2026-01-01T01:00:00+01:00" }""", "Pump")]
    [InlineData("""{ "lastUpdated": { "$gt": 1767225600000 } }""", "Pump")]
    [InlineData("""{ "connectedAt": { "$startsWith": "2026-03" } }""", "Pump")]
    [InlineData("""{ "disconnectedAt": { "$ne": null } }""", "fan")]
    [InlineData("""{ "connectionStatus": "connected" }""", "Pump")]
    [InlineData("""{ "connectionStatus": 0 }""", "fan")]
    [InlineData("""{ "connectionStatus": null }""", "Plant Hall Bare")]

    // and, or, nor
    [InlineData("""{ "$and": [{ "deviceClass": "system" }, { "parentId": null }] }""", "Plant")]
    [InlineData("""{ "$or": [{ "name": "fan" }, { "$and": [{ "name": "Bare" }] }] }""", "fan Bare")]
    [InlineData("""{ "$nor": [{ "name": "fan" }, { "name": "Bare" }] }""", "Plant Hall Pump")]
    [InlineData("""{ "$and": [] }""", "Plant Hall Pump fan Bare")]
    [InlineData("""{ "$or": [] }""", "")]

    // tags: none, one tag, a map, negated
    [InlineData("""{ "tags": null }""", "Hall Bare")]
    [InlineData("""{ "tags": { "$ne": null } }""", "Plant Pump fan")]
    [InlineData("""{ "tags": { "$tagKey": "zone" } }""", "Pump")]
    [InlineData("""{ "tags": { "$tagValue": "south" } }""", "fan")]
    [InlineData("""{ "tags": { "$tagKey": "site", "$tagValue": "north" } }""", "Plant Pump")]
    [InlineData("""{ "tags": { "$tagKey": "zone", "$tagValue": "north" } }""", "")]
    [InlineData("""{ "tags": { "$tagKey": "zone", "$tagValue": null } }""", "Plant Hall fan Bare")]
    [InlineData("""{ "tags": { "$tagKey": null } }""", "Hall Bare")]
    [InlineData("""{ "tags": { "$tagKey": { "$in": ["zone", "floor"] } } }""", "Pump")]
    [InlineData("""{ "tags": { "$tagKey": { "$nin": ["site"] } } }""", "Pump")]
    [InlineData("""{ "tags": { "site": "north" } }""", "Plant Pump")]
    [InlineData("""{ "tags": { "site": "north", "zone": { "$in": ["b", "c"] } } }""", "Pump")]
    [InlineData("""{ "tags": { "site": null } }""", "Hall Bare")]
    [InlineData("""{ "tags": { "site": { "$nin": ["north"] } } }""", "Hall fan Bare")]
    [InlineData("""{ "tags": { "$eq": { "site": "south" } } }""", "fan")]
    [InlineData("""{ "tags": { "$ne": { "site": "south" } } }""", "Plant Hall Pump Bare")]
    [InlineData("""{ "tags": { "$eq": null } }""", "Hall Bare")]
    [InlineData("""{ "tags": {} }""", "Plant Hall Pump fan Bare")]
    public async Task A_device_query_selects(string query, string expected) =>
        await ChoosesAsync($$"""{ "deviceQuery": {{query}} }""", expected);

    private static async Task ChoosesAsync(string body, string expected)
    {
        await using var api = await ApiClient.StartAsync();

        var response = await api.DataAsync("time-series-query", body);

        Assert.Equal(expected, string.Join(' ', response["devices"]!.AsObject().Select(device => ((string)device.Value!["name"]!).Split(' ')[0])));
    }
}
