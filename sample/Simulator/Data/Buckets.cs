using Losant.Simulator.Server;

namespace Losant.Simulator.Data;

/// <summary>
/// Divides a range into buckets. The first starts at the range's start; the last may be shorter. Without a resolution the
/// whole range is one bucket.
/// </summary>
internal sealed class Buckets(TimeRange range, double? resolution)
{
    /// <summary>High enough for any use, and low enough for a single response. The API's own limit is not published.</summary>
    private const int MaxBuckets = 100_000;

    private readonly double _length = resolution ?? Math.Max(1, range.End - range.Start);

    /// <summary>The start of the bucket that contains a time.</summary>
    public long StartOf(long time) => StartAt(Math.Floor((Math.Min(time, Math.Max(range.Start, range.End - 1)) - range.Start) / _length));

    /// <summary>The start and end of each bucket that ends after <paramref name="from"/>.</summary>
    public IEnumerable<TimeRange> From(long from)
    {
        var first = Math.Floor((Math.Max(from, range.Start) - range.Start) / _length);
        if ((range.End - range.Start) / _length - first > MaxBuckets)
            throw ApiFailure.Validation($"The range has more than {MaxBuckets} buckets; use a greater resolution.");
        for (var i = first; StartAt(i) < range.End; i++)
            yield return new TimeRange(StartAt(i), Math.Min(StartAt(i + 1), range.End));
    }

    private long StartAt(double index) => range.Start + (long)(index * _length);
}
