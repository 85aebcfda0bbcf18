namespace Losant.Simulator.Data;

/// <summary>The source of the points of one device. Times are milliseconds since 1970 UTC, as in the API.</summary>
internal interface IPointSource
{
    /// <summary>The points from <paramref name="from"/> (inclusive) to <paramref name="until"/> (exclusive), oldest first.</summary>
    IEnumerable<TimedPoint> Between(long from, long until);

    /// <summary>The newest point at or before a time that has a value for the attribute, or null.</summary>
    TimedPoint? Newest(string attribute, long until);
}

/// <summary>A point with its time in milliseconds since 1970 UTC.</summary>
internal sealed record TimedPoint(long Time, IReadOnlyDictionary<string, SimulatedValue> Data);

/// <summary>A device and its points.</summary>
internal sealed record StoredDevice(SimulatedDevice Device, IPointSource Points);
