namespace Losant.Simulator;

/// <summary>What a device reported at one moment.</summary>
/// <param name="Time">When; whole milliseconds count, as in the API.</param>
/// <param name="Data">Attribute name to value.</param>
public sealed record SimulatedPoint(DateTimeOffset Time, IReadOnlyDictionary<string, SimulatedValue> Data);
