namespace Losant.Runtime;

/// <summary>Divides the range of a time series into parts, in milliseconds since 1970 UTC. An end of 0 is the server's now.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SeriesRange
{
    private readonly double _length;
    private readonly double _end;
    private readonly bool _endsNow;
    private double _next;
    private bool _isLast;

    /// <summary>Initializes the range.</summary>
    /// <param name="start">The query's start.</param>
    /// <param name="end">The query's end.</param>
    /// <param name="duration">The query's duration, which counts without a start.</param>
    /// <param name="resolution">The query's resolution.</param>
    /// <param name="options">How long a part is.</param>
    /// <exception cref="ArgumentException">The query has neither start nor duration.</exception>
    public SeriesRange(double? start, double? end, double? duration, double? resolution, LosantSeriesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var now = (double)options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        _endsNow = end is null or 0;
        _end = end > 0 ? end.Value : now + (end ?? 0);
        _next = start is { } given ? given > 0 ? given : now + given
            : duration is { } length ? _end - length
            : throw new ArgumentException("The query has neither start nor duration.", nameof(start));
        _length = resolution is { } step and > 0 ? step * options.StepsPerPart : options.PartLength.TotalMilliseconds;
    }

    /// <summary>The part's start.</summary>
    public double Start { get; private set; }

    /// <summary>The part's end; 0 for now.</summary>
    public double End { get; private set; }

    /// <summary>Goes to the next part.</summary>
    /// <returns>False if there is none.</returns>
    public bool Next()
    {
        if (_isLast || (_next >= _end && !_endsNow)) return false;
        (Start, _next) = (_next, _next + _length);
        _isLast = _next >= _end;
        // The last part ends at the server's now, however this clock goes.
        End = !_isLast ? _next : _endsNow ? 0 : _end;
        return true;
    }

    /// <summary>Whether a point belongs to the part. One at the end of a part is also the first one of the next.</summary>
    /// <param name="time">The point's time.</param>
    public bool Has(DateTimeOffset time) => _isLast || time.ToUnixTimeMilliseconds() < End;
}
