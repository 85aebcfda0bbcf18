namespace Losant;

/// <summary>A row of the result of creating devices from a recipe and a CSV file.</summary>
/// <param name="DeviceId">The device; null if it was not created.</param>
/// <param name="AccessKey">The key of the device; null if none was asked for.</param>
/// <param name="AccessSecret">The secret of the key, which is not shown again.</param>
/// <param name="Error">Why the device was not created; null if it was.</param>
/// <param name="Columns">All columns of the row by name: those of the CSV file and those of the result.</param>
public sealed record LosantCreatedDevice(string? DeviceId, string? AccessKey, string? AccessSecret, string? Error, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>The device, without its secret.</summary>
    public override string ToString() => $"LosantCreatedDevice {{ DeviceId = {DeviceId} }}";
}
