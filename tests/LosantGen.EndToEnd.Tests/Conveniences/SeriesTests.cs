using Losant;
using Losant.Simulator;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Conveniences;

/// <summary>Time series that are read in parts.</summary>
public sealed class SeriesTests
{
    private static readonly LosantSeriesOptions Small = new() { StepsPerPart = 2, PartLength = TimeSpan.FromMinutes(7) };

    [Fact]
    public async Task Parts_give_the_same_points_as_one_request()
    {
        await using var world = await World.StartAsync();
        var query = new TimeSeriesQuery { Start = LosantTime.At(Fleet.At("11:00")), End = LosantTime.At(Fleet.Noon), Resolution = 300_000, Aggregation = Aggregation.Max, Attributes = ["level"], DeviceIds = [Fleet.Pump] };

        var whole = (await world.Data.TimeSeriesQueryAsync(Fleet.Application, query)).Devices[Fleet.Pump].Points;
        var parts = await world.Losant.ReadSeriesAsync(Fleet.Application, query, Small).ToListAsync();

        Assert.Equal(6, parts.Count);
        Assert.Equal(whole.Select(p => (p.Time, p.Data["level"].AsDouble())), parts.Select(p => (p.Time, p.Data["level"].AsDouble())));
        Assert.Equal(1 + 6, world.Simulator.Requests.Count);
        Assert.Equal((double)LosantTime.At(Fleet.At("11:00")), query.Start);
    }

    [Fact]
    public async Task Raw_points_at_the_end_of_a_part_come_once()
    {
        await using var world = await World.StartAsync();
        var query = new TimeSeriesQuery { Start = LosantTime.At(Fleet.At("11:00")), End = LosantTime.At(Fleet.Noon), Aggregation = Aggregation.None, DeviceIds = [Fleet.Pump] };

        var points = await world.Losant.ReadSeriesAsync(Fleet.Application, query, new() { PartLength = TimeSpan.FromMinutes(5) }).ToListAsync();

        Assert.Equal([1, 4, 2, 9, 5, 7], points.Select(p => p.Data["level"].AsDouble()));
    }

    [Fact]
    public async Task Several_devices_come_side_by_side_in_the_order_of_time()
    {
        await using var world = await World.StartAsync();
        var query = new TimeSeriesQuery { Start = LosantTime.At(Fleet.At("11:15")), End = LosantTime.At(Fleet.At("11:45")), Resolution = 300_000, Aggregation = Aggregation.Last, Attributes = ["level"] };

        var points = await world.Losant.ReadSeriesAsync(Fleet.Application, query, Small).ToListAsync();

        Assert.Equal([(Fleet.Pump, 9), (Fleet.Fan, -0.5), (Fleet.Pump, 5)], points.Select(p => (p.DeviceId, p.Data["level"].AsDouble())));
    }

    [Fact]
    public async Task A_part_that_fails_says_where_to_go_on()
    {
        await using var world = await World.StartAsync();
        var query = new TimeSeriesQuery { Start = LosantTime.At(Fleet.At("11:00")), End = LosantTime.At(Fleet.Noon), Resolution = 300_000, Aggregation = Aggregation.Max, Attributes = ["level"], DeviceIds = [Fleet.Pump] };
        var points = new List<LosantSeriesPoint>();

        var failure = await Assert.ThrowsAsync<LosantSeriesException>(async () =>
        {
            await foreach (var point in world.Losant.ReadSeriesAsync(Fleet.Application, query, Small))
            {
                points.Add(point);
                if (points.Count == 2) world.Simulator.Faults.Add(SimulatedFault.Error(500) with { Times = 1 });
            }
        });
        Assert.Equal((Fleet.At("11:10"), 2), (failure.ResumeAt, points.Count));
        query.Start = LosantTime.At(failure.ResumeAt);
        await foreach (var point in world.Losant.ReadSeriesAsync(Fleet.Application, query, Small)) points.Add(point);

        Assert.IsAssignableFrom<LosantApiException>(failure.InnerException);
        Assert.Equal([1, 4, 2, 9, 5, 7], points.Select(p => p.Data["level"].AsDouble()));
    }

    // A clock that is an hour slow must not lose the last hour.
    [Fact]
    public async Task A_range_without_an_end_ends_at_the_servers_now()
    {
        await using var world = await World.StartAsync();
        var query = new TimeSeriesQuery { Start = LosantTime.At(Fleet.At("11:00")), Resolution = 300_000, Aggregation = Aggregation.Max, Attributes = ["level"], DeviceIds = [Fleet.Pump] };

        var points = await world.Losant.ReadSeriesAsync(Fleet.Application, query, new() { TimeProvider = new FixedClock(Fleet.At("11:01")) }).ToListAsync();

        Assert.Equal(6, points.Count);
    }

    [Fact]
    public async Task A_query_that_cannot_be_divided_is_refused_at_once()
    {
        await using var world = await World.StartAsync();

        Assert.Throws<ArgumentException>(() => world.Losant.ReadSeriesAsync(Fleet.Application, new()));
        Assert.Throws<ArgumentException>(() => world.Losant.ReadSeriesAsync(Fleet.Application, new() { Start = 1, Limit = 5 }));
        Assert.Throws<ArgumentException>(() => world.Losant.ReadSeriesAsync(Fleet.Application, new() { Start = 1, Order = SortDirection.Desc }));
        Assert.Throws<ArgumentException>(() => world.Losant.ReadSeriesAsync(Fleet.Application, new() { Start = 1, Aggregation = Aggregation.Mean }));
        // The API's default is an aggregation, too.
        Assert.Throws<ArgumentException>(() => world.Losant.ReadSeriesAsync(Fleet.Application, new() { Start = 1 }));
        Assert.Empty(world.Simulator.Requests);
    }
}
