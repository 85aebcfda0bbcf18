using Losant.Simulator.Server;

namespace Losant.Simulator.Data;

/// <summary>
/// Cuts a range into buckets. The first begins at the range's start; the last may be cut off by its end. Without a
/// resolution the whole range is one bucket.
/// </summary>
internal sealed class Buckets(TimeRange range, double? resolution)
{
    /// <summary>More than anyone wants to see, and few enough to response at once. The API's own limit is not published.</summary>
    private const int MaxBuckets = 100_000;

    private readonly double _length = resolution ?? Math.Max(1, range.End - range.Start);

    /// <summary>When the bucket that a time falls into begins.</summary>
    public long StartOf(long time) => StartAt(Math.Floor((time - range.Start) / _length));

    /// <summary>The buckets that end after <paramref name="from"/>, with start and end.</summary>
    public IEnumerable<TimeRange> From(long from)
    {
        var first = Math.Floor((Math.Max(from, range.Start) - range.Start) / _length);
        if ((range.End - range.Start) / _length - first > MaxBuckets)
            throw ApiFailure.Validation($"The range has more than {MaxBuckets} buckets; ask for a greater resolution.");
        for (var i = first; StartAt(i) < range.End; i++)
            yield return new TimeRange(StartAt(i), Math.Min(StartAt(i + 1), range.End));
    }

    private long StartAt(double index) => range.Start + (long)(index * _length);
}
