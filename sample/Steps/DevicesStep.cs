using Losant.Sample.Display;

namespace Losant.Sample.Steps;

/// <summary>A time series query with one bucket: the last values of each device.</summary>
internal static class DevicesStep
{
    private const int MaxDevices = 12;
    private const int MaxAttributes = 5;

    /// <summary>Shows the devices. Returns null if none of them has reported a number, because the next steps need one.</summary>
    public static async Task<Fleet?> ShowAsync(Tour tour, CancellationToken stop)
    {
        tour.Screen.Step("Devices: the last values within 24 hours", "losant.Data.TimeSeriesQueryAsync, Aggregation.Last");

        TimeSeriesData day = await tour.Losant.Data.TimeSeriesQueryAsync(tour.ApplicationId, new TimeSeriesQuery
        {
            Start = LosantTime.Ago(TimeSpan.FromDays(1)),
            End = LosantTime.Now,
            Resolution = TimeSpan.FromDays(1).TotalMilliseconds,
            Aggregation = Aggregation.Last,
        }, cancellationToken: stop);

        var attributes = day.Devices.Values.SelectMany(device => device.Points).SelectMany(point => point.Data.Keys)
            .Distinct().Order(StringComparer.Ordinal).Take(MaxAttributes).ToArray();
        var table = Grid.Of(["Device", "Tags", .. attributes]);
        foreach (var device in day.Devices.Values.Take(MaxDevices))
        {
            var data = device.Points is [.., var last] ? last.Data : new Dictionary<string, JsonScalar>();
            table.Row([device.Name, Words.Of(device.Tags), .. attributes.Select(name => Words.Of(data.GetValueOrDefault(name)))]);
        }

        tour.Screen.Show(table);
        if (day.Devices.Count > MaxDevices)
            tour.Screen.Note($"and {Words.Count(day.Devices.Count - MaxDevices, "more device")}");

        var fleet = Fleet.Of(day);
        if (fleet is null)
            tour.Screen.Note("No device has reported a number within 24 hours, so there is no series to show.");
        return fleet;
    }
}
