using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Actions;

/// <summary>Every operator of a device query, written in C# and evaluated by the simulator.</summary>
public sealed class DeviceQueryTests
{
    private const string All = "Bare, Hall, Plant, Pump, fan";

    public static TheoryData<string, AdvancedDeviceQuery, string> Queries => new()
    {
        { "nothing", new(), All },
        { "a bare text", new() { Name = "Pump \"1\"" }, "Pump" },
        { "$eq", new() { Name = new ValueCondition { Eq = "Pump \"1\"" } }, "Pump" },
        { "$ne", new() { Name = new ValueCondition { Ne = "Pump \"1\"" } }, "Bare, Hall, Plant, fan" },
        { "$in", new() { DeviceClass = new ValueCondition { In = ["system", "gateway"] } }, "Hall, Plant, fan" },
        { "$nin", new() { DeviceClass = new ValueCondition { Nin = ["system", "gateway"] } }, "Bare, Pump" },
        { "$startsWith", new() { Name = new ValueCondition { StartsWith = "P" } }, "Plant, Pump" },
        { "$startsWith with $ci", new() { Name = new ValueCondition { StartsWith = "p", Ci = true } }, "Plant, Pump" },
        { "$endsWith", new() { Name = new ValueCondition { EndsWith = "1\"" } }, "Pump" },
        { "$contains", new() { Name = new ValueCondition { Contains = "a" } }, "Bare, Hall, Plant, fan" },
        { "$gt and $lt", new() { Name = new ValueCondition { Gt = "B", Lt = "Pm" } }, "Bare, Hall, Plant" },
        { "$gte and $lte", new() { Name = new ValueCondition { Gte = "Plant", Lte = "Pump \"1\"" } }, "Plant, Pump" },
        { "a date as a text", new() { CreationDate = new ValueCondition { Gt = "2025-12-31T00:00:00.000Z" } }, "Pump" },
        { "a date as a number", new() { LastUpdated = new ValueCondition { Gte = LosantTime.At(new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)).Milliseconds } }, "Pump" },
        { "a number", new() { ConnectionStatus = 1 }, "Pump" },
        { "null, which is not set", new() { ConnectionStatus = null }, "Bare, Hall, Plant" },
        { "$eq with null", new() { ParentId = new IdCondition { Eq = null } }, "Bare, Plant, fan" },
        { "$ne with null", new() { ConnectedAt = new ValueCondition { Ne = null } }, "Pump" },
        { "$ne with a scalar that is null", new() { ConnectedAt = new ValueCondition { Ne = JsonScalar.Null } }, "Pump" },
        { "an id", new() { Id = Fleet.Pump }, "Pump" },
        { "an id with $ne", new() { Id = new IdCondition { Ne = Fleet.Pump } }, "Bare, Hall, Plant, fan" },
        { "an id with $in", new() { Id = new IdCondition { In = [Fleet.Pump, Fleet.Bare] } }, "Bare, Pump" },
        { "an id with $nin", new() { Id = new IdCondition { Nin = [Fleet.Pump, Fleet.Bare] } }, "Hall, Plant, fan" },
        { "an id with $gt", new() { Id = new IdCondition { Gt = Fleet.Pump } }, "Bare, fan" },
        { "parent, ancestor and gateway", new() { ParentId = Fleet.Hall, AncestorId = Fleet.Plant, GatewayId = Fleet.Fan }, "Pump" },
        { "an experience user", new() { ExperienceUserId = Fleet.User }, "Pump" },
        { "an experience group", new() { ExperienceGroupId = Fleet.User }, "" },
        { "an attribute", new() { AttributeName = "level" }, "Pump, fan" },
        { "$or", new() { Or = [new() { Name = "Bare" }, new() { DeviceClass = "gateway" }] }, "Bare, fan" },
        { "$and", new() { And = [new() { AttributeName = "level" }, new() { Nor = [new() { Name = "fan" }] }] }, "Pump" },
        { "$nor", new() { Nor = [new() { Name = "Bare" }, new() { DeviceClass = "gateway" }] }, "Hall, Plant, Pump" },
        { "tags by key", new() { Tags = new Dictionary<string, TagText?> { ["site"] = "north" } }, "Plant, Pump" },
        { "a key with $in", new() { Tags = new Dictionary<string, TagText?> { ["zone"] = new TagTextIn { In = ["b", "c"] } } }, "Pump" },
        { "a key with $nin", new() { Tags = new Dictionary<string, TagText?> { ["site"] = new TagTextNotIn { Nin = ["north"] } } }, "Bare, Hall, fan" },
        { "a key without a value", new() { Tags = new Dictionary<string, TagText?> { ["zone"] = null } }, "Bare, Hall, Plant, fan" },
        { "no tags", new() { Tags = null }, "Bare, Hall" },
        { "$tagKey", new() { Tags = new TagPair { TagKey = "zone" } }, "Pump" },
        { "$tagKey and $tagValue", new() { Tags = new TagPair { TagKey = "site", TagValue = "south" } }, "fan" },
        { "tags with $eq", new() { Tags = new TagsEqual { Eq = new TagPair { TagValue = "north" } } }, "Plant, Pump" },
        { "tags with $ne", new() { Tags = new TagsNotEqual { Ne = new TagPair { TagValue = "north" } } }, "Bare, Hall, fan" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Queries))]
    public async Task A_device_query_finds_devices_by(string what, AdvancedDeviceQuery query, string expected)
    {
        await using var world = await World.StartAsync();

        var found = await FindAsync(world, new TimeSeriesQuery { DeviceQuery = query });

        Assert.True(found == expected, $"{what}: expected '{expected}', found '{found}' for {world.Simulator.Requests.Single().Body}");
    }

    [Fact]
    public async Task Ids_tags_and_query_together_select_a_device_that_one_of_them_matches()
    {
        await using var world = await World.StartAsync();

        Assert.Equal("Bare", await FindAsync(world, new() { DeviceIds = [Fleet.Bare] }));
        Assert.Equal("Plant, Pump", await FindAsync(world, new() { DeviceTags = [new() { Key = "site", Value = "north" }] }));
        Assert.Equal("Pump", await FindAsync(world, new() { DeviceTags = [new() { Key = "zone" }, new() { Value = "b" }] }));
        Assert.Equal("Bare, Plant, Pump, fan", await FindAsync(world, new()
        {
            DeviceIds = [Fleet.Bare],
            DeviceTags = [new() { Value = "north" }],
            DeviceQuery = new() { DeviceClass = "gateway" },
        }));
    }

    private static async Task<string> FindAsync(World world, TimeSeriesQuery query)
    {
        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, query);
        return string.Join(", ", series.Devices.Values.Select(device => device.Name.Split(' ')[0]).Order(StringComparer.Ordinal));
    }
}
