using Losant.Sample.Display;

namespace Losant.Sample.Steps;

/// <summary>A last value query: the newest value of one attribute.</summary>
internal static class LastValueStep
{
    private const int MaxDevices = 8;

    public static async Task ShowAsync(Tour tour, Fleet fleet, CancellationToken stop)
    {
        tour.Screen.Step($"Last value: {fleet.Attribute} right now", "losant.Data.LastValueQueryAsync");

        LastValueData last = await tour.Losant.Data.LastValueQueryAsync(tour.ApplicationId, new LastValueQuery
        {
            Attribute = fleet.Attribute,
            DeviceQuery = new() { DeviceClass = new ValueCondition { Nin = ["system"] } },
        }, cancellationToken: stop);

        var table = Grid.Of("Device", "At", fleet.Attribute).Right(2);
        foreach (var (deviceId, point) in last.Take(MaxDevices))
            table.Row(fleet.Name(deviceId), Words.Of(point.Time), Words.Of(point.Data[fleet.Attribute]));
        tour.Screen.Show(table);
        if (last.Count > MaxDevices)
            tour.Screen.Note($"and {Words.Count(last.Count - MaxDevices, "more device")}");
    }
}
