namespace Losant;

/// <summary>A row of the CSV file that an export of device data made: what a device reported at one time.</summary>
/// <param name="DeviceId">The device; null if the file has no column ID.</param>
/// <param name="Time">When the values were reported.</param>
/// <param name="Data">The values by the name of the attribute, without those that were not reported.</param>
public readonly record struct LosantExportRow(string? DeviceId, DateTimeOffset Time, IReadOnlyDictionary<string, JsonScalar> Data);
