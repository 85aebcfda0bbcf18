using System.Text.Json.Nodes;
using Losant.Simulator.Data;

namespace Losant.Simulator.Queries;

/// <summary>
/// Picks the devices that deviceIds, deviceTags or deviceQuery of a body names. A device is taken when any of the three
/// matches it, as the vendor's documentation of device queries has it; a body that names none means every device.
/// </summary>
internal sealed class DeviceSelector(DeviceStore store)
{
    private readonly DeviceQuery _query = new(store);

    public IReadOnlyList<StoredDevice> Select(JsonObject body)
    {
        var ids = (body["deviceIds"] as JsonArray ?? [])
            .Select(id => id!.GetValue<string>()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tags = (body["deviceTags"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        var query = body["deviceQuery"] as JsonObject;
        if (ids.Count == 0 && tags.Length == 0 && query is null)
            return store.Devices;
        return
        [
            .. store.Devices.Where(device => ids.Contains(device.Device.Id)
                || tags.Any(tag => HasTag(device.Device, tag))
                || query is not null && _query.Matches(query, device.Device)),
        ];
    }

    private static bool HasTag(SimulatedDevice device, JsonObject wanted) => device.Tags.Any(tag =>
        (wanted["key"] is not { } key || string.Equals(tag.Key, key.GetValue<string>(), StringComparison.Ordinal))
        && (wanted["value"] is not { } value || string.Equals(tag.Value, value.GetValue<string>(), StringComparison.Ordinal)));
}
