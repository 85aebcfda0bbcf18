using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Actions;

/// <summary>The last value query.</summary>
public sealed class LastValueTests
{
    [Fact]
    public async Task Each_device_with_a_value_has_its_newest_value()
    {
        await using var world = await World.StartAsync();

        var last = await world.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery { Attribute = "level" });

        Assert.Equal(2, last.Count);
        Assert.Equal((Fleet.At("11:50"), 7), (last[Fleet.Pump].Time, last[Fleet.Pump].Data["level"].AsDouble()));
        Assert.Equal((Fleet.At("11:30"), -0.5), (last[Fleet.Fan].Time, last[Fleet.Fan].Data["level"].AsDouble()));
        Assert.False(last.ContainsKey(Fleet.Bare));
    }

    [Fact]
    public async Task A_value_keeps_its_type()
    {
        await using var world = await World.StartAsync();

        Assert.Equal("on", (await Newest("mode")).AsString());
        Assert.True((await Newest("open")).AsBoolean());
        Assert.Equal(7, (await Newest("level")).AsInt64());

        async Task<JsonScalar> Newest(string attribute)
        {
            var last = await world.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery { Attribute = attribute, DeviceIds = [Fleet.Pump] });
            return last.Single().Value.Data[attribute];
        }
    }

    [Fact]
    public async Task It_can_look_back_from_an_earlier_time()
    {
        await using var world = await World.StartAsync();

        var last = await world.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery
        {
            Attribute = "level",
            End = LosantTime.At(Fleet.At("11:12")),
            DeviceTags = [new() { Key = "site", Value = "north" }],
        });

        Assert.Equal(2, last[Fleet.Pump].Data["level"].AsDouble());
    }

    [Fact]
    public async Task Devices_can_be_selected_by_a_query_that_may_match_none()
    {
        await using var world = await World.StartAsync();

        var south = await world.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery
        {
            Attribute = "level",
            DeviceQuery = new() { Tags = new Dictionary<string, TagText?> { ["site"] = "south" } },
        });
        var none = await world.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery { Attribute = "nothing" });

        Assert.Equal([Fleet.Fan], south.Keys);
        Assert.Empty(none);
    }

    [Fact]
    public async Task Links_in_the_response_are_not_devices()
    {
        await using var world = await World.StartAsync(options => options.IncludeLinks = true);

        var last = await world.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery { Attribute = "mode" });

        Assert.Equal([Fleet.Pump], last.Keys);
    }
}
