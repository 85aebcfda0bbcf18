namespace Losant.Simulator.Data;

/// <summary>
/// TIMEATVALUE: for how many milliseconds of a bucket an attribute had a value. A value lasts from its point until the next point
/// that has the attribute, or until the end of the range; the value at the start of the range is that of the point before it.
/// Buckets in which the attribute never had a value are omitted; a bucket with other values only has 0.
/// </summary>
internal static class TimeAtValue
{
    /// <summary>The start of each bucket and the milliseconds for one attribute, oldest first.</summary>
    public static IEnumerable<(long Bucket, double Milliseconds)> Measure(
        IPointSource points, string attribute, SimulatedValue wanted, TimeRange range, Buckets buckets)
    {
        var stretches = Stretches(points, attribute, range).ToArray();
        if (stretches.Length == 0)
            yield break;
        var next = 0;
        foreach (var bucket in buckets.From(stretches[0].Time.Start))
        {
            while (next < stretches.Length && stretches[next].Time.End <= bucket.Start)
                next++;
            var milliseconds = 0.0;
            for (var i = next; i < stretches.Length && stretches[i].Time.Start < bucket.End; i++)
            {
                if (stretches[i].Value == wanted)
                    milliseconds += Math.Min(stretches[i].Time.End, bucket.End) - Math.Max(stretches[i].Time.Start, bucket.Start);
            }

            yield return (bucket.Start, milliseconds);
        }
    }

    /// <summary>The periods with one value each, without gaps, up to the end of the range.</summary>
    private static IEnumerable<(TimeRange Time, SimulatedValue Value)> Stretches(IPointSource points, string attribute, TimeRange range)
    {
        long start = range.Start;
        var held = points.Newest(attribute, range.Start - 1)?.Data[attribute];
        foreach (var point in points.Between(range.Start, range.End))
        {
            if (!point.Data.TryGetValue(attribute, out var value))
                continue;
            if (held is { } old && point.Time > start)
                yield return (new TimeRange(start, point.Time), old);
            (start, held) = (point.Time, value);
        }

        if (held is { } last && start < range.End)
            yield return (new TimeRange(start, range.End), last);
    }
}
