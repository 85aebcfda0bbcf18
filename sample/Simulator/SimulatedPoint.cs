namespace Losant.Simulator;

/// <summary>The values that a device reported at one time.</summary>
/// <param name="Time">The time, truncated to whole milliseconds as in the API.</param>
/// <param name="Data">Attribute name to value.</param>
public sealed record SimulatedPoint(DateTimeOffset Time, IReadOnlyDictionary<string, SimulatedValue> Data);
