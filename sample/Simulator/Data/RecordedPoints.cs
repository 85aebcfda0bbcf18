namespace Losant.Simulator.Data;

/// <summary>Points from the simulator's options.</summary>
internal sealed class RecordedPoints(IEnumerable<SimulatedPoint> points) : IPointSource
{
    private readonly TimedPoint[] _points =
    [
        .. points.Select(point => new TimedPoint(point.Time.ToUnixTimeMilliseconds(), point.Data)).OrderBy(point => point.Time),
    ];

    public IEnumerable<TimedPoint> Between(long from, long until) =>
        _points.SkipWhile(point => point.Time < from).TakeWhile(point => point.Time < until);

    public TimedPoint? Newest(string attribute, long until) =>
        _points.LastOrDefault(point => point.Time <= until && point.Data.ContainsKey(attribute));
}
