using System.Text.Json;

namespace LosantGen.Simulator.Tests;

/// <summary>The devices and points that the simulator generates.</summary>
public sealed class MadeUpDataTests
{
    private static readonly LosantSimulatorOptions Options = new() { Clock = new FixedClock(Fleet.Noon), DeviceCount = 8 };

    [Fact]
    public async Task The_same_seed_generates_the_same_data_and_another_seed_other_data()
    {
        var (one, same, other) = (await SeriesAsync(Options), await SeriesAsync(Options), await SeriesAsync(Options with { Seed = 2 }));

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task There_are_devices_of_several_classes_with_tags_parents_and_gateways()
    {
        await using var api = await ApiClient.StartAsync(Options);
        var devices = api.Simulator.Devices;

        Assert.Equal(8, devices.Count);
        Assert.Equal(8, devices.Select(device => device.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(devices, device => Assert.Matches("^[0-9a-f]{24}$", device.Id));
        Assert.Superset(
            new HashSet<string>(["system", "gateway", "peripheral", "standalone"], StringComparer.Ordinal),
            devices.Select(device => device.DeviceClass).ToHashSet(StringComparer.Ordinal));
        Assert.Contains(devices, device => device.ParentId is not null && device.GatewayId is not null);
        Assert.Contains(devices, device => device.Tags.Count == 0);
        Assert.Contains(devices, device => device.Connected == false);
    }

    [Fact]
    public async Task A_day_of_points_has_numbers_strings_and_booleans()
    {
        await using var api = await ApiClient.StartAsync(Options);
        var pump = api.Simulator.Devices.Single(device => device.Name == "Pump 1");

        var response = await api.DataAsync("time-series-query", $$"""{ "aggregation": "NONE", "deviceIds": ["{{pump.Id}}"] }""");

        var points = response["devices"]![pump.Id]!["points"]!.AsArray();
        Assert.Equal(24 * 120 + 1, points.Count);
        Assert.Equal("2026-03-13T12:00:00.000Z", (string?)points[0]!["time"]);
        var kinds = points.SelectMany(point => point!["data"]!.AsObject()).Select(entry => (entry.Key, entry.Value!.GetValueKind() switch
        {
            JsonValueKind.False => JsonValueKind.True,
            var kind => kind,
        })).Distinct().Order();
        Assert.Equal(
            [("door-open", JsonValueKind.True), ("status", JsonValueKind.String), ("temperature", JsonValueKind.Number), ("voltage", JsonValueKind.Number)],
            kinds);
    }

    [Fact]
    public async Task The_number_of_devices_can_be_set()
    {
        await using var api = await ApiClient.StartAsync(Options with { DeviceCount = 20 });

        Assert.Equal(20, api.Simulator.Devices.Select(device => device.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("Pump 1 (2)", api.Simulator.Devices[10].Name);
    }

    private static async Task<string> SeriesAsync(LosantSimulatorOptions options)
    {
        await using var api = await ApiClient.StartAsync(options);
        var last = await api.DataAsync("last-value-query", """{ "attribute": "status" }""");
        return last.ToJsonString() + await api.DataAsync("time-series-query", """{ "duration": 3600000, "resolution": 300000, "aggregation": "MEAN" }""");
    }
}
