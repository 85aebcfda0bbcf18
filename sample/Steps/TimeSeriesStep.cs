using Losant.Sample.Display;

namespace Losant.Sample.Steps;

/// <summary>A time series query: the means over 24 hours, as a table and as a chart.</summary>
internal static class TimeSeriesStep
{
    private const int Buckets = 72;
    private const int SparkWidth = 24;
    private const int MaxDevices = 8;

    public static async Task ShowAsync(Tour tour, string attribute, CancellationToken stop)
    {
        tour.Screen.Step($"Time series: the mean {attribute} over 24 hours", "losant.Data.TimeSeriesQueryAsync, Aggregation.Mean");

        TimeSeriesData series = await tour.Losant.Data.TimeSeriesQueryAsync(tour.ApplicationId, new TimeSeriesQuery
        {
            Start = LosantTime.Ago(TimeSpan.FromDays(1)),
            End = LosantTime.Now,
            Resolution = TimeSpan.FromMinutes(20).TotalMilliseconds,
            Aggregation = Aggregation.Mean,
            Attributes = [attribute],
            DeviceQuery = new() { AttributeName = attribute, DeviceClass = new ValueCondition { Nin = ["system"] } },
        }, cancellationToken: stop);

        var table = Grid.Of("Device", "Min", "Mean", "Max", "Last 24 hours").Right(1, 2, 3);
        var devices = series.Devices.Values.Where(device => device.Points.Count > 0).Take(MaxDevices).ToArray();
        foreach (var device in devices)
        {
            var values = Values(series, device, attribute);
            table.Row(device.Name, Number(values.Min()), Number(values.Average()), Number(values.Max()), Columns.Draw(Columns.Thin(values, SparkWidth), 1).Single());
        }

        tour.Screen.Show(table);
        if (devices is [var first, ..])
        {
            tour.Screen.Note($"{attribute} of {first.Name}:");
            tour.Screen.Show(SeriesChart.Of(Values(series, first, attribute), series.Start, (series.End - series.Start) / Buckets));
        }
    }

    /// <summary>The values by bucket; null for an empty bucket, because the API omits empty buckets.</summary>
    private static double?[] Values(TimeSeriesData series, TimeSeriesDevice device, string attribute)
    {
        var values = new double?[Buckets];
        foreach (var point in device.Points)
        {
            var bucket = (int)Math.Round((point.Time - series.Start) / (series.End - series.Start) * Buckets);
            if (bucket is >= 0 and < Buckets && point.Data.TryGetValue(attribute, out var value) && value.TryGetDouble(out var number))
                values[bucket] = number;
        }

        return values;
    }

    private static string Number(double? value) => value is { } number ? Words.Exact(number) : "";
}
