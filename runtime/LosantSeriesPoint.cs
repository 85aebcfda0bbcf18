namespace Losant;

/// <summary>The values of a device at one time.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="DeviceName">The device's name.</param>
/// <param name="Time">When the values were reported; with an aggregation, the time that stands for the step.</param>
/// <param name="Data">The values by the name of the attribute.</param>
public readonly record struct LosantSeriesPoint(string DeviceId, string DeviceName, DateTimeOffset Time, IReadOnlyDictionary<string, JsonScalar> Data);
