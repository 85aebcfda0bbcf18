namespace Losant.Simulator.Data;

/// <summary>
/// Points that are computed from seed, device and time, so that nothing is stored and the same query for the same time always
/// has the same response. The history starts its length before the clock's current time.
/// </summary>
internal sealed class MadeUpPoints(LosantSimulatorOptions options, int device, IReadOnlyList<string> attributes) : IPointSource
{
    /// <summary>Status and door are reported with every fourth point only, because real devices omit attributes too.</summary>
    private const int StatusEvery = 4;
    private const double MillisecondsPerDay = 86_400_000;
    private static readonly string[] Statuses = ["idle", "running", "running", "running", "fault"];

    private readonly long _interval = Math.Max(1, (long)options.PointInterval.TotalMilliseconds);
    private readonly long _history = (long)options.History.TotalMilliseconds;

    public IEnumerable<TimedPoint> Between(long from, long until)
    {
        var now = options.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var first = RoundUp(Math.Max(from, now - _history));
        for (var time = first; time < until && time <= now; time += _interval)
            yield return At(time);
    }

    public TimedPoint? Newest(string attribute, long until)
    {
        if (!attributes.Contains(attribute))
            return null;
        var now = options.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (var time = RoundDown(Math.Min(until, now)); time >= now - _history; time -= _interval)
        {
            var point = At(time);
            if (point.Data.ContainsKey(attribute))
                return point;
        }

        return null;
    }

    private TimedPoint At(long time)
    {
        var step = time / _interval;
        var data = new Dictionary<string, SimulatedValue>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            if (Value(attribute, time, step) is { } value)
                data[attribute] = value;
        }

        return new TimedPoint(time, data);
    }

    private SimulatedValue? Value(string attribute, long time, long step) => attribute switch
    {
        DeviceMaker.Voltage => Math.Round(12 + device * 0.1 + Wave(time, MillisecondsPerDay / 24) + 0.2 * Noise(attribute, step), 2),
        DeviceMaker.Temperature => Math.Round(20 + device + 6 * Wave(time, MillisecondsPerDay) + Noise(attribute, step), 1),
        _ when step % StatusEvery != 0 => null,

        // A status lasts for sixteen points and the state of a door for eight, so that the values are constant for a while.
        DeviceMaker.Status => Statuses[(int)(Random(attribute, step / 16) * Statuses.Length)],
        DeviceMaker.DoorOpen => Random(attribute, step / 8) < 0.2,
        _ => null,
    };

    private double Wave(long time, double period) => Math.Sin((time % period / period + device * 0.125) * 2 * Math.PI);

    /// <summary>From -0.5 to 0.5.</summary>
    private double Noise(string attribute, long step) => Random(attribute, step) - 0.5;

    /// <summary>From 0 to 1, 1 excluded.</summary>
    private double Random(string attribute, long step) => Mixer.Fraction(options.Seed, device, attribute[0], step);

    private long RoundUp(long time) => RoundDown(time + _interval - 1);

    private long RoundDown(long time) => time - (time % _interval + _interval) % _interval;
}
