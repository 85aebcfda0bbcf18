using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Actions;

/// <summary>The members of a time series query besides the aggregation, and its whole response.</summary>
public sealed class TimeSeriesTests
{
    [Fact]
    public async Task The_response_repeats_the_query_and_has_name_tags_and_points_of_each_device()
    {
        await using var world = await World.StartAsync();

        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, new TimeSeriesQuery
        {
            Start = LosantTime.Ago(TimeSpan.FromMinutes(30)),
            End = LosantTime.Now,
            Resolution = 600_000,
            Aggregation = Aggregation.Mean,
            Limit = 2,
            Order = SortDirection.Desc,
        });

        Assert.Equal((Fleet.At("11:30"), Fleet.Noon), (series.Start, series.End));
        Assert.Equal((600_000, 2), (series.Resolution, series.Limit));
        Assert.Equal(SortDirection.Desc, series.Order);
        Assert.Equal([Fleet.Plant, Fleet.Hall, Fleet.Pump, Fleet.Fan, Fleet.Bare], series.Devices.Keys.Order(StringComparer.Ordinal));

        var pump = series.Devices[Fleet.Pump];
        Assert.Equal("Pump \"1\"", pump.Name);
        Assert.Equal(["north"], pump.Tags["site"]);
        Assert.Equal(["a", "b"], pump.Tags["zone"]);
        Assert.Equal([(Fleet.At("11:50"), 7), (Fleet.At("11:40"), 5)], pump.Points.Select(point => (point.Time, point.Data["level"].AsDouble())));
        Assert.Empty(series.Devices[Fleet.Bare].Points);
        Assert.Empty(series.Devices[Fleet.Bare].Tags);
    }

    public static TheoryData<string, TimeSeriesQuery, string, string> Ranges => new()
    {
        { "a fixed start", new() { Start = LosantTime.At(Fleet.At("11:10")) }, "11:10", "12:00" },
        { "two fixed ends", new() { Start = LosantTime.At(Fleet.At("11:10")), End = LosantTime.At(Fleet.At("11:20")) }, "11:10", "11:20" },
        { "before now", new() { Start = LosantTime.Ago(TimeSpan.FromMinutes(20)), End = LosantTime.Ago(TimeSpan.FromMinutes(5)) }, "11:40", "11:55" },
        { "a duration until now", new() { Duration = TimeSpan.FromHours(1).TotalMilliseconds }, "11:00", "12:00" },
        { "a duration until then", new() { Duration = TimeSpan.FromHours(1).TotalMilliseconds, End = LosantTime.At(Fleet.At("11:30")) }, "10:30", "11:30" },
        { "a start wins over a duration", new() { Duration = 1, Start = LosantTime.At(Fleet.At("11:10")) }, "11:10", "12:00" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Ranges))]
    public async Task A_range_can_be_specified_as(string how, TimeSeriesQuery query, string start, string end)
    {
        await using var world = await World.StartAsync();

        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, query);

        Assert.True((Fleet.At(start), Fleet.At(end)) == (series.Start, series.End), how);
    }

    [Fact]
    public async Task Attributes_select_the_values_of_points()
    {
        await using var world = await World.StartAsync();

        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, new TimeSeriesQuery
        {
            Duration = TimeSpan.FromHours(2).TotalMilliseconds,
            Aggregation = Aggregation.Count,
            Attributes = ["mode", "open"],
            DeviceIds = [Fleet.Pump],
        });

        var data = series.Devices[Fleet.Pump].Points.Single().Data;
        Assert.Equal([("mode", 3L), ("open", 2L)], data.Select(value => (value.Key, value.Value.AsInt64())));
    }

    [Fact]
    public async Task An_empty_query_is_valid()
    {
        await using var world = await World.StartAsync();

        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, new TimeSeriesQuery());

        Assert.Equal(5, series.Devices.Count);
        Assert.Equal("{}", world.Simulator.Requests.Single().Body);
        Assert.Null(series.Limit);
        Assert.Equal(SortDirection.Asc, series.Order);
    }

    [Fact]
    public async Task A_call_can_request_links_and_the_response_is_read_as_before()
    {
        await using var world = await World.StartAsync();

        var series = await world.Data.TimeSeriesQueryAsync(
            Fleet.Application,
            new TimeSeriesQuery { DeviceIds = [Fleet.Pump] },
            new LosantRequestOptions { IncludeLinks = true, IncludeActions = true, LosantDomain = "example" });

        Assert.Equal([Fleet.Pump], series.Devices.Keys);
        var request = world.Simulator.Requests.Single();
        Assert.Equal("_actions=true&_embedded=false&_links=true", string.Join('&', request.Query.Split('&').Order(StringComparer.Ordinal)));
        Assert.Equal("example", request.Headers["losantdomain"]);
        Assert.Equal($"Bearer {Fleet.Token}", request.Headers["Authorization"]);
    }
}
