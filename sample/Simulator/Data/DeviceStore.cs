namespace Losant.Simulator.Data;

/// <summary>The devices of the application.</summary>
internal sealed class DeviceStore(LosantSimulatorOptions options)
{
    public IReadOnlyList<StoredDevice> Devices { get; } =
    [
        .. options.Devices is { } given
            ? given.Select(Recorded)
            : DeviceMaker.Make(options),
    ];

    /// <summary>The ids of the systems that a device is in, nearest first.</summary>
    public IEnumerable<string> Ancestors(SimulatedDevice device)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var id = device.ParentId; id is not null && seen.Add(id); id = Find(id)?.ParentId)
            yield return id;
    }

    /// <summary>A device without a list of attributes has the attributes of its points.</summary>
    private static StoredDevice Recorded(SimulatedDevice device)
    {
        var points = device.Points ?? [];
        var complete = device.Attributes.Count > 0
            ? device
            : device with { Attributes = [.. points.SelectMany(point => point.Data.Keys).Distinct(StringComparer.Ordinal)] };
        return new StoredDevice(complete, new RecordedPoints(points));
    }

    private SimulatedDevice? Find(string id) =>
        Devices.FirstOrDefault(device => string.Equals(device.Device.Id, id, StringComparison.OrdinalIgnoreCase))?.Device;
}
