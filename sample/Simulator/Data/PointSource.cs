using System.Text.Json.Nodes;

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
internal sealed record TimedPoint(long Time, IReadOnlyDictionary<string, SimulatedValue> Data)
{
    /// <summary>What the device sent beside the values.</summary>
    public JsonNode? Meta { get; init; }
}

/// <summary>A device as queries for data see it.</summary>
internal sealed record StoredDevice(Store.Document Document, string Name, IReadOnlyList<string> Attributes, IPointSource Points)
{
    public string Id => Document.Id;
}
