namespace Losant.Simulator.Data;

/// <summary>Creates the series of one device: its raw points, or one point per bucket that has data.</summary>
internal sealed class SeriesMaker(TimeRange range, Buckets buckets, AggregationChoice aggregation, IReadOnlySet<string>? attributes)
{
    /// <summary>The points, oldest first.</summary>
    public IEnumerable<TimedPoint> Make(StoredDevice device) => aggregation.Name switch
    {
        AggregationChoice.None => Raw(device),
        AggregationChoice.TimeAtValue => Measured(device),
        _ => Aggregated(device),
    };

    private IEnumerable<TimedPoint> Raw(StoredDevice device) => device.Points.Between(range.Start, range.Until)
        .Select(point => attributes is null ? point : point with { Data = Wanted(point.Data) })
        .Where(point => point.Data.Count > 0);

    private IEnumerable<TimedPoint> Aggregated(StoredDevice device) => device.Points.Between(range.Start, range.Until)
        .GroupBy(point => buckets.StartOf(point.Time))
        .Select(bucket => new TimedPoint(bucket.Key, Aggregate(bucket)))
        .Where(point => point.Data.Count > 0);

    private Dictionary<string, SimulatedValue> Aggregate(IEnumerable<TimedPoint> bucket)
    {
        var result = new Dictionary<string, SimulatedValue>(StringComparer.Ordinal);
        foreach (var group in bucket.SelectMany(point => Wanted(point.Data)).GroupBy(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal))
        {
            if (Aggregator.Aggregate(aggregation.Name, [.. group]) is { } value)
                result[group.Key] = value;
        }

        return result;
    }

    private IEnumerable<TimedPoint> Measured(StoredDevice device)
    {
        var result = new SortedDictionary<long, Dictionary<string, SimulatedValue>>();
        foreach (var attribute in device.Attributes.Where(attribute => attributes?.Contains(attribute) ?? true))
        {
            foreach (var (bucket, milliseconds) in TimeAtValue.Measure(device.Points, attribute, aggregation.Value!.Value, range, buckets))
            {
                if (!result.TryGetValue(bucket, out var data))
                    result[bucket] = data = new Dictionary<string, SimulatedValue>(StringComparer.Ordinal);
                data[attribute] = milliseconds;
            }
        }

        return result.Select(entry => new TimedPoint(entry.Key, entry.Value));
    }

    private Dictionary<string, SimulatedValue> Wanted(IReadOnlyDictionary<string, SimulatedValue> data) =>
        data.Where(entry => attributes?.Contains(entry.Key) ?? true).ToDictionary(StringComparer.Ordinal);
}
