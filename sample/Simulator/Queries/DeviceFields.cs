using Losant.Simulator.Data;

namespace Losant.Simulator.Queries;

/// <summary>Returns the values of a device for a field of a query. A field can have no, one or several values.</summary>
internal sealed class DeviceFields(DeviceStore store)
{
    public DeviceField Read(string name, SimulatedDevice device) => name switch
    {
        "id" => Id(device.Id),
        "gatewayId" => Id(device.GatewayId),
        "parentId" => Id(device.ParentId),
        "ancestorId" => Id([.. store.Ancestors(device)]),
        "experienceUserId" => Id([.. device.ExperienceUserIds]),
        "experienceGroupId" => Id([.. device.ExperienceGroupIds]),
        "name" => Text(device.Name),
        "deviceClass" => Text(device.DeviceClass),
        "attributeName" => Text([.. device.Attributes]),
        "creationDate" => Date(device.CreationDate),
        "lastUpdated" => Date(device.LastUpdated),
        "connectedAt" => Date(device.ConnectedAt),
        "disconnectedAt" => Date(device.DisconnectedAt),

        // The store contains only existing devices, so none has been deleted.
        "deletedAt" => Date(null),
        "connectionStatus" => ConnectionStatus(device.Connected),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The field is not a field of a device query."),
    };

    /// <summary>The API represents the state as 1, 0 or null and documents no strings for it, so the usual strings match too.</summary>
    private static DeviceField ConnectionStatus(bool? connected) => connected switch
    {
        true => new([1, "connected"]),
        false => new([0, "disconnected"]),
        null => new([]),
    };

    private static DeviceField Text(params string[] texts) => new([.. texts.Select(text => (SimulatedValue)text)]);

    private static DeviceField Id(params string?[] ids) =>
        new([.. ids.OfType<string>().Select(id => (SimulatedValue)id)]) { IgnoreCase = true };

    private static DeviceField Date(DateTimeOffset? date) =>
        new(date is { } time ? [(SimulatedValue)time.ToUnixTimeMilliseconds()] : []) { IsDate = true };
}

/// <summary>The values of one field, and how to compare them.</summary>
/// <param name="Values">The values; empty if the field is not set.</param>
internal sealed record DeviceField(IReadOnlyList<SimulatedValue> Values)
{
    /// <summary>The case of hexadecimal ids is ignored.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>The values are milliseconds since 1970 UTC, and strings in the query are dates.</summary>
    public bool IsDate { get; init; }
}
