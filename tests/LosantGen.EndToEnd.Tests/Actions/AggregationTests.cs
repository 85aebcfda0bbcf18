using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Actions;

/// <summary>Every shape of aggregation round-trips and is evaluated correctly.</summary>
public sealed class AggregationTests
{
    /// <summary>The first twenty minutes contain 1, 4, 2, 9; the next are empty; the last contain 5, 7.</summary>
    public static TheoryData<string, double, double> Names => new()
    {
        { "FIRST", 1, 5 },
        { "LAST", 9, 7 },
        { "COUNT", 4, 2 },
        { "MAX", 9, 7 },
        { "MIN", 1, 5 },
        { "MEDIAN", 3, 6 },
        { "MEAN", 4, 6 },
        { "SUM", 16, 12 },
        { "STD_DEV", 3.082207001484488, 1 },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_named_aggregation_returns_one_value_for_each_bucket_with_data(string name, double first, double last)
    {
        await using var world = await World.StartAsync();

        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, Levels(name));

        Assert.Equal([Fleet.At("11:00"), Fleet.At("11:40")], Points(series).Select(point => point.Time));
        AssertLevels(series, first, last);
        Assert.True(series.Aggregation.TryGetAggregationName(out var responded));
        Assert.Equal(name, responded.Value);
        Assert.True(responded.IsKnown);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_name_as_an_object_means_the_same(string name, double first, double last)
    {
        await using var world = await World.StartAsync();

        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, Levels(new NamedAggregation { Type = name, Options = new() }));

        AssertLevels(series, first, last);
        Assert.True(series.Aggregation.TryGetNamedAggregation(out var responded));
        Assert.Equal(name, responded.Type.Value);
    }

    [Fact]
    public async Task The_static_members_have_the_names_of_the_API()
    {
        await using var world = await World.StartAsync();
        Aggregation[] all =
        [
            Aggregation.First, Aggregation.Last, Aggregation.Count, Aggregation.Max, Aggregation.Min,
            Aggregation.Median, Aggregation.Mean, Aggregation.Sum, Aggregation.StdDev, Aggregation.None,
        ];

        var responded = new List<string>();
        foreach (var aggregation in all)
        {
            var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, Levels(aggregation));
            responded.Add(series.Aggregation.Match(name => name.Value, _ => "object", _ => "time at value", _ => "unknown"));
        }

        Assert.Equal([.. Names.Select(row => row.Data.Item1), "NONE"], responded);
    }

    [Fact]
    public async Task None_returns_the_points_as_reported()
    {
        await using var world = await World.StartAsync();

        var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, new TimeSeriesQuery
        {
            Start = LosantTime.At(Fleet.At("11:05")),
            End = LosantTime.At(Fleet.At("11:15")),
            Aggregation = Aggregation.None,
            DeviceIds = [Fleet.Pump],
        });

        Assert.Null(series.Resolution);
        var points = Points(series);
        Assert.Equal([Fleet.At("11:05"), Fleet.At("11:10")], points.Select(point => point.Time));
        Assert.Equal(4, points[0].Data["level"].AsDouble());
        Assert.Equal("off", points[0].Data["mode"].AsString());
        Assert.False(points[0].Data.ContainsKey("open"));
        Assert.True(points[1].Data["open"].AsBoolean());
    }

    [Fact]
    public async Task Time_at_value_accepts_a_string_a_boolean_or_a_number()
    {
        await using var world = await World.StartAsync();

        Assert.Equal([900_000, 1_200_000, 1_200_000], await Milliseconds("mode", "on"));
        Assert.Equal([600_000, 1_200_000, 1_200_000], await Milliseconds("open", true));
        Assert.Equal([300_000, 0, 0], await Milliseconds("level", 4));

        async Task<IEnumerable<double>> Milliseconds(string attribute, JsonScalar value)
        {
            var series = await world.Data.TimeSeriesQueryAsync(Fleet.Application, new TimeSeriesQuery
            {
                Start = LosantTime.At(Fleet.At("11:00")),
                Resolution = TimeSpan.FromMinutes(20).TotalMilliseconds,
                Attributes = [attribute],
                DeviceIds = [Fleet.Pump],
                Aggregation = new TimeAtValueAggregation { Options = new() { Value = value } },
            });
            Assert.True(series.Aggregation.TryGetTimeAtValueAggregation(out var responded));
            Assert.Equal(value, responded.Options.Value);
            return Points(series).Select(point => point.Data[attribute].AsDouble());
        }
    }

    [Fact]
    public async Task Strings_and_booleans_have_a_last_value_but_no_mean()
    {
        await using var world = await World.StartAsync();
        var query = new TimeSeriesQuery { Start = LosantTime.At(Fleet.At("11:00")), DeviceIds = [Fleet.Pump], Aggregation = Aggregation.Last };

        var last = Points(await world.Data.TimeSeriesQueryAsync(Fleet.Application, query)).Single().Data;
        query.Aggregation = Aggregation.Mean;
        var mean = Points(await world.Data.TimeSeriesQueryAsync(Fleet.Application, query)).Single().Data;

        Assert.Equal(("on", true), (last["mode"].AsString(), last["open"].AsBoolean()));
        Assert.Equal(["level"], mean.Keys);
    }

    private static TimeSeriesQuery Levels(Aggregation aggregation) => new()
    {
        Start = LosantTime.At(Fleet.At("11:00")),
        Resolution = TimeSpan.FromMinutes(20).TotalMilliseconds,
        Attributes = ["level"],
        DeviceIds = [Fleet.Pump],
        Aggregation = aggregation,
    };

    private static IReadOnlyList<DataPoint> Points(TimeSeriesData series) => series.Devices[Fleet.Pump].Points;

    private static void AssertLevels(TimeSeriesData series, params double[] expected)
    {
        Assert.Equal(expected.Length, Points(series).Count);
        foreach (var (level, point) in expected.Zip(Points(series)))
            Assert.Equal(level, point.Data["level"].AsDouble(), 12);
    }
}
