using Losant.Simulator.Data;

namespace Losant.Simulator.Queries;

/// <summary>The values that a device has for a field of the query. A field can have none, one or several.</summary>
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

        // Only devices that are there are kept, so none has been deleted.
        "deletedAt" => Date(null),
        "connectionStatus" => ConnectionStatus(device.Connected),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a field of a device query."),
    };

    /// <summary>The API shows the state as 1, 0 or null and describes no words for it, so the usual words count too.</summary>
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
/// <param name="Values">None where the field is not set.</param>
internal sealed record DeviceField(IReadOnlyList<SimulatedValue> Values)
{
    /// <summary>Hexadecimal ids are the same in upper and lower case.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>The values are milliseconds since 1970 UTC, and texts in the query are dates.</summary>
    public bool IsDate { get; init; }
}
