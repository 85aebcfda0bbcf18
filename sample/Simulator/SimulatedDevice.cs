namespace Losant.Simulator;

/// <summary>A device of the simulator.</summary>
public sealed record SimulatedDevice
{
    /// <summary>The id: 24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The device's class, such as standalone (the default), gateway, peripheral or system.</summary>
    public string DeviceClass { get; init; } = "standalone";

    /// <summary>The tags; none by default.</summary>
    public IReadOnlyList<SimulatedTag> Tags { get; init; } = [];

    /// <summary>The device's attributes, with or without values; a string is the name of one. A device without any has those of its points.</summary>
    public IReadOnlyList<SimulatedAttribute> Attributes { get; init; } = [];

    /// <summary>Id of the system that directly contains the device, or null.</summary>
    public string? ParentId { get; init; }

    /// <summary>Id of the gateway that the device reports through, or null.</summary>
    public string? GatewayId { get; init; }

    /// <summary>When the device was created; null for when it is added.</summary>
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>When the device was last changed; null for when it was created.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>True for connected, false for disconnected, null for a device that never connects.</summary>
    public bool? Connected { get; init; }

    /// <summary>When the device last connected, or null.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>When the device last disconnected, or null.</summary>
    public DateTimeOffset? DisconnectedAt { get; init; }

    /// <summary>Ids of the experience users that the device belongs to.</summary>
    public IReadOnlyList<string> ExperienceUserIds { get; init; } = [];

    /// <summary>Ids of the experience groups that the device belongs to.</summary>
    public IReadOnlyList<string> ExperienceGroupIds { get; init; } = [];

    /// <summary>
    /// The points that the device has reported, in any order. Null for a device with generated points:
    /// they depend on the time of the query, so there is no list of them.
    /// </summary>
    public IReadOnlyList<SimulatedPoint>? Points { get; init; }
}
