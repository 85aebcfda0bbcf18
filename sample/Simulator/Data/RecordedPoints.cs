using System.Text.Json.Nodes;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Data;

/// <summary>
/// Points that a device has sent. Under them, points can be generated. Two points of one millisecond are one: the later one replaces the
/// values that it has.
/// </summary>
internal sealed class RecordedPoints(string deviceId, Journal journal, IPointSource? generated) : IPointSource
{
    // Most states are the newest, so that they are added at the end.
    private readonly List<TimedPoint> _points = [];

    /// <summary>The points that were sent, oldest first.</summary>
    public IReadOnlyList<TimedPoint> Sent => _points;

    public void Add(long time, IEnumerable<KeyValuePair<string, SimulatedValue>> data, JsonNode? meta = null)
    {
        var point = new TimedPoint(time, new Dictionary<string, SimulatedValue>(data, StringComparer.Ordinal)) { Meta = meta };
        var index = FirstAt(time);
        if (index < _points.Count && _points[index].Time == time)
            _points[index] = point = Merge(_points[index], point);
        else
            _points.Insert(index, point);
        Note(point);
    }

    /// <summary>Puts a point there that is stored.</summary>
    public void Restore(TimedPoint point) => _points.Insert(FirstAt(point.Time), point);

    /// <summary>Removes values, or whole points if no attributes are given; the start is inclusive, the end exclusive.</summary>
    public void Remove(TimeRange range, IReadOnlySet<string>? attributes)
    {
        for (var i = FirstAt(range.Start); i < _points.Count && _points[i].Time < range.End;)
        {
            var left = attributes is null ? [] : _points[i].Data.Where(entry => !attributes.Contains(entry.Key)).ToDictionary(StringComparer.Ordinal);
            if (left.Count == 0)
            {
                NoteGone(_points[i]);
                _points.RemoveAt(i);
                continue;
            }

            _points[i] = _points[i] with { Data = left };
            Note(_points[i]);
            i++;
        }
    }

    public void Clear()
    {
        foreach (var point in _points)
            NoteGone(point);
        _points.Clear();
    }

    public IEnumerable<TimedPoint> Between(long from, long until)
    {
        var sent = SentBetween(from, until);
        return generated is null ? sent : Merged(generated.Between(from, until), sent);
    }

    public TimedPoint? Newest(string attribute, long until)
    {
        var older = generated?.Newest(attribute, until);
        for (var i = FirstAt(until + 1) - 1; i >= 0 && (older is null || _points[i].Time >= older.Time); i--)
        {
            if (_points[i].Data.ContainsKey(attribute))
                return _points[i];
        }

        return older;
    }

    private void Note(TimedPoint point)
    {
        if (journal.IsOn)
            journal.Put(Records.Points, Records.Key(deviceId, point.Time), () => Records.Of(point));
    }

    private void NoteGone(TimedPoint point)
    {
        if (journal.IsOn)
            journal.Remove(Records.Points, Records.Key(deviceId, point.Time));
    }

    private IEnumerable<TimedPoint> SentBetween(long from, long until)
    {
        for (var i = FirstAt(from); i < _points.Count && _points[i].Time < until; i++)
            yield return _points[i];
    }

    private static IEnumerable<TimedPoint> Merged(IEnumerable<TimedPoint> below, IEnumerable<TimedPoint> above)
    {
        using var upper = above.GetEnumerator();
        var more = upper.MoveNext();
        foreach (var point in below)
        {
            for (; more && upper.Current.Time < point.Time; more = upper.MoveNext())
                yield return upper.Current;
            if (more && upper.Current.Time == point.Time)
            {
                yield return Merge(point, upper.Current);
                more = upper.MoveNext();
            }
            else
            {
                yield return point;
            }
        }

        for (; more; more = upper.MoveNext())
            yield return upper.Current;
    }

    private static TimedPoint Merge(TimedPoint old, TimedPoint point)
    {
        var data = new Dictionary<string, SimulatedValue>(old.Data, StringComparer.Ordinal);
        foreach (var (name, value) in point.Data)
            data[name] = value;
        return new TimedPoint(old.Time, data) { Meta = point.Meta ?? old.Meta };
    }

    /// <summary>The index of the first point at or after a time.</summary>
    private int FirstAt(long time)
    {
        var (low, high) = (0, _points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_points[middle].Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
