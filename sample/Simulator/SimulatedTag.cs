namespace Losant.Simulator;

/// <summary>A tag of a device. A device can have several with the same key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record SimulatedTag(string Key, string Value);
