using System.Text.Json.Nodes;
using Losant.Simulator.Data;

namespace Losant.Simulator.Queries;

/// <summary>
/// Selects the devices that match deviceIds, deviceTags or deviceQuery of a body. A device is selected if any of the three
/// matches it, as the vendor documents for device queries; a body with none of the three selects all devices.
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
