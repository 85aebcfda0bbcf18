namespace Losant;

/// <summary>In which parts a time series is read.</summary>
public sealed class LosantSeriesOptions
{
    /// <summary>How many steps a part has, where the query has a resolution. Default: 240.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no step.</exception>
    public int StepsPerPart
    {
        get => _stepsPerPart;
        init => _stepsPerPart = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A part must have at least one step.");
    }

    /// <summary>How long a part is, where the query has no resolution. Default: one day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is less than one millisecond.</exception>
    public TimeSpan PartLength
    {
        get => _partLength;
        init => _partLength = value >= TimeSpan.FromMilliseconds(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A part must be at least one millisecond long.");
    }

    /// <summary>The clock by which a range is relative to now; for tests. The end of a range without an end is the server's now.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    private readonly int _stepsPerPart = 240;
    private readonly TimeSpan _partLength = TimeSpan.FromDays(1);
}
