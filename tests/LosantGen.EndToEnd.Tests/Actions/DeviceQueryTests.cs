using Losant;
using LosantGen.EndToEnd.Support;

namespace LosantGen.EndToEnd.Actions;

/// <summary>Every operator of a device query, written as C# and responded by the simulator.</summary>
public sealed class DeviceQueryTests
{
    private const string All = "Bare, Plant, Pump 1, gateway";

    public static TheoryData<string, AdvancedDeviceQuery, string> Queries => new()
    {
        { "nothing", new(), All },
        { "a bare text", new() { Name = "Pump 1" }, "Pump 1" },
        { "$eq", new() { Name = new ValueCondition { Eq = "Pump 1" } }, "Pump 1" },
        { "$ne", new() { Name = new ValueCondition { Ne = "Pump 1" } }, "Bare, Plant, gateway" },
        { "$in", new() { DeviceClass = new ValueCondition { In = ["system", "gateway"] } }, "Plant, gateway" },
        { "$nin", new() { DeviceClass = new ValueCondition { Nin = ["system", "gateway"] } }, "Bare, Pump 1" },
        { "$startsWith", new() { Name = new ValueCondition { StartsWith = "P" } }, "Plant, Pump 1" },
        { "$startsWith with $ci", new() { Name = new ValueCondition { StartsWith = "p", Ci = true } }, "Plant, Pump 1" },
        { "$endsWith", new() { Name = new ValueCondition { EndsWith = "1" } }, "Pump 1" },
        { "$contains", new() { Name = new ValueCondition { Contains = "a" } }, "Bare, Plant, gateway" },
        { "$gt and $lt", new() { Name = new ValueCondition { Gt = "B", Lt = "Pm" } }, "Bare, Plant" },
        { "$gte and $lte", new() { Name = new ValueCondition { Gte = "Plant", Lte = "Pump 1" } }, "Plant, Pump 1" },
        { "a date as a text", new() { CreationDate = new ValueCondition { Gt = "2025-12-31T00:00:00.000Z" } }, "Pump 1" },
        { "a date as a number", new() { LastUpdated = new ValueCondition { Gte = LosantTime.At(new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)).Milliseconds } }, "Pump 1" },
        { "a number", new() { ConnectionStatus = 1 }, "Pump 1" },
        { "null, which is not set", new() { ConnectionStatus = null }, "Bare, Plant" },
        { "$eq with null", new() { ParentId = new IdCondition { Eq = null } }, "Bare, Plant, gateway" },
        { "$ne with null", new() { ConnectedAt = new ValueCondition { Ne = null } }, "Pump 1" },
        { "$ne with a scalar that is null", new() { ConnectedAt = new ValueCondition { Ne = JsonScalar.Null } }, "Pump 1" },
        { "an id", new() { Id = Fleet.Pump }, "Pump 1" },
        { "an id with $ne", new() { Id = new IdCondition { Ne = Fleet.Pump } }, "Bare, Plant, gateway" },
        { "an id with $in", new() { Id = new IdCondition { In = [Fleet.Pump, Fleet.Bare] } }, "Bare, Pump 1" },
        { "an id with $nin", new() { Id = new IdCondition { Nin = [Fleet.Pump, Fleet.Bare] } }, "Plant, gateway" },
        { "an id with $gt", new() { Id = new IdCondition { Gt = Fleet.Pump } }, "Bare, gateway" },
        { "parent, ancestor and gateway", new() { ParentId = Fleet.Plant, AncestorId = Fleet.Plant, GatewayId = Fleet.Gateway }, "Pump 1" },
        { "an experience user", new() { ExperienceUserId = Fleet.User }, "Pump 1" },
        { "an experience group", new() { ExperienceGroupId = Fleet.User }, "" },
        { "an attribute", new() { AttributeName = "level" }, "Pump 1, gateway" },
        { "$or", new() { Or = [new() { Name = "Bare" }, new() { DeviceClass = "gateway" }] }, "Bare, gateway" },
        { "$and", new() { And = [new() { AttributeName = "level" }, new() { Nor = [new() { Name = "gateway" }] }] }, "Pump 1" },
        { "$nor", new() { Nor = [new() { Name = "Bare" }, new() { DeviceClass = "gateway" }] }, "Plant, Pump 1" },
        { "tags by key", new() { Tags = new Dictionary<string, TagText?> { ["site"] = "north" } }, "Plant, Pump 1" },
        { "a key with $in", new() { Tags = new Dictionary<string, TagText?> { ["zone"] = new TagTextIn { In = ["b", "c"] } } }, "Pump 1" },
        { "a key with $nin", new() { Tags = new Dictionary<string, TagText?> { ["site"] = new TagTextNotIn { Nin = ["north"] } } }, "Bare, gateway" },
        { "a key without a value", new() { Tags = new Dictionary<string, TagText?> { ["zone"] = null } }, "Bare, Plant, gateway" },
        { "no tags", new() { Tags = null }, "Bare" },
        { "$tagKey", new() { Tags = new TagPair { TagKey = "zone" } }, "Pump 1" },
        { "$tagKey and $tagValue", new() { Tags = new TagPair { TagKey = "site", TagValue = "south" } }, "gateway" },
        { "tags with $eq", new() { Tags = new TagsEqual { Eq = new TagPair { TagValue = "north" } } }, "Plant, Pump 1" },
        { "tags with $ne", new() { Tags = new TagsNotEqual { Ne = new TagPair { TagValue = "north" } } }, "Bare, gateway" },
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
    public async Task Ids_tags_and_query_together_take_a_device_that_one_of_them_names()
    {
        await using var world = await World.StartAsync();

        Assert.Equal("Bare", await FindAsync(world, new() { DeviceIds = [Fleet.Bare] }));
        Assert.Equal("Plant, Pump 1", await FindAsync(world, new() { DeviceTags = [new() { Key = "site", Value = "north" }] }));
        Assert.Equal("Pump 1", await FindAsync(world, new() { DeviceTags = [new() { Key = "zone" }, new() { Value = "b" }] }));
        Assert.Equal(All, await FindAsync(world, new()
        {
            DeviceIds = [Fleet.Bare],
            DeviceTags = [new() { Value = "north" }],
            DeviceQuery = new() { DeviceClass = "gateway" },
        }));
    }

    private static async Task<string> FindAsync(World world, TimeSeriesQuery query)
    {
        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, query);
        return string.Join(", ", series.Devices.Values.Select(device => device.Name).Order(StringComparer.Ordinal));
    }
}
