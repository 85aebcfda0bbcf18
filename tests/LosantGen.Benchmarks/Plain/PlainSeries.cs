using System.Text.Json;

namespace LosantGen.Benchmarks.Plain;

// Handwritten types for System.Text.Json's source generation: plain classes, lists and dictionaries. A value can be a
// number, a string or a boolean, so it is a JsonElement; the second set is for series in which all values are numbers.
internal sealed class PlainSeries
{
    public DateTimeOffset Start { get; set; }

    public DateTimeOffset End { get; set; }

    public double? Resolution { get; set; }

    public string? Aggregation { get; set; }

    public double? Limit { get; set; }

    public string? Order { get; set; }

    public Dictionary<string, PlainSeriesDevice<PlainPoint>>? Devices { get; set; }
}

internal sealed class NumericSeries
{
    public DateTimeOffset Start { get; set; }

    public DateTimeOffset End { get; set; }

    public double? Resolution { get; set; }

    public string? Aggregation { get; set; }

    public double? Limit { get; set; }

    public string? Order { get; set; }

    public Dictionary<string, PlainSeriesDevice<NumericPoint>>? Devices { get; set; }
}

internal sealed class PlainSeriesDevice<TPoint>
{
    public string? Name { get; set; }

    public Dictionary<string, List<string>>? Tags { get; set; }

    public List<TPoint>? Points { get; set; }
}

internal sealed class PlainPoint
{
    public DateTimeOffset Time { get; set; }

    public Dictionary<string, JsonElement>? Data { get; set; }
}

internal sealed class NumericPoint
{
    public DateTimeOffset Time { get; set; }

    public Dictionary<string, double>? Data { get; set; }
}
