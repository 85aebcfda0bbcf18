using Losant;
using LosantGen.Benchmarks.Plain;

namespace LosantGen.Benchmarks.Data;

/// <summary>One request for the three implementations: device ids, and a device query with three levels.</summary>
internal static class Requests
{
    public static TimeSeriesQuery Generated(int devices) => new()
    {
        Start = -600_000,
        End = 0,
        Resolution = 60_000,
        Aggregation = AggregationName.Mean,
        Attributes = ["voltage", "temperature"],
        DeviceIds = Ids(devices),
        DeviceQuery = new() { Or = [.. Enumerable.Range(0, 4).Select(Branch)] },
        Order = SortDirection.Asc,
    };

    public static PlainQuery Plain(int devices) => new()
    {
        Start = -600_000,
        End = 0,
        Resolution = 60_000,
        Aggregation = "MEAN",
        Attributes = ["voltage", "temperature"],
        DeviceIds = [.. Ids(devices)],
        DeviceQuery = new() { Or = [.. Enumerable.Range(0, 4).Select(PlainBranch)] },
        Order = "asc",
    };

    private static string[] Ids(int devices) => [.. Enumerable.Range(0, devices).Select(ResponseText.Id)];

    private static AdvancedDeviceQuery Branch(int number) => new()
    {
        And =
        [
            new() { Name = new ValueCondition { StartsWith = FormattableString.Invariant($"Pump {number}") } },
            new() { Or = [new() { DeviceClass = new ValueCondition { In = ["gateway", "peripheral"] } }, new() { Name = new ValueCondition { Eq = "Tank" } }] },
        ],
    };

    private static PlainDeviceQuery PlainBranch(int number) => new()
    {
        And =
        [
            new() { Name = new PlainCondition { StartsWith = FormattableString.Invariant($"Pump {number}") } },
            new() { Or = [new() { DeviceClass = new PlainCondition { In = ["gateway", "peripheral"] } }, new() { Name = new PlainCondition { Eq = "Tank" } }] },
        ],
    };
}
