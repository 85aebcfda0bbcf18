using System.Globalization;

namespace Losant.Simulator.Data;

/// <summary>Generates devices: the same ones for the same seed.</summary>
internal static class DeviceMaker
{
    public const string Voltage = "voltage";
    public const string Temperature = "temperature";
    public const string Status = "status";
    public const string DoorOpen = "door-open";

    private static readonly DateTimeOffset FirstCreation = new(2025, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Template[] Templates =
    [
        new("North Plant", "system", [Temperature], null, null, Tags(("site", "north"))),
        new("North Gateway", "gateway", [Voltage, Status], 0, null, Tags(("site", "north"), ("floor", "1"))),
        new("Pump 1", "peripheral", [Voltage, Temperature, Status, DoorOpen], 0, 1, Tags(("site", "north"), ("floor", "1"), ("kind", "pump"))),
        new("Pump 2", "peripheral", [Voltage, Temperature, Status, DoorOpen], 0, 1, Tags(("site", "north"), ("floor", "2"), ("kind", "pump"))),
        new("Cold Store", "standalone", [Voltage, Temperature, Status, DoorOpen], null, null, Tags(("site", "south"), ("floor", "1"), ("zone", "a"), ("zone", "b"))),
        new("Compressor", "standalone", [Voltage, Temperature, Status], null, null, Tags(("site", "south"), ("floor", "2"))),
        new("Edge Box", "edgeCompute", [Voltage, Temperature, Status, DoorOpen], null, null, Tags(("site", "south"))),
        new("Spare Sensor", "standalone", [Voltage, Temperature], null, null, []),
    ];

    public static IEnumerable<SimulatedDevice> Make(LosantSimulatorOptions options) => Enumerable.Range(0, options.DeviceCount).Select(index => Make(options, index));

    /// <summary>The points of a device, by its place among those that were generated.</summary>
    public static IPointSource PointsOf(int index, LosantSimulatorOptions options) => new MadeUpPoints(options, index, Templates[index % Templates.Length].Attributes);

    private static SimulatedDevice Make(LosantSimulatorOptions options, int index)
    {
        var template = Templates[index % Templates.Length];
        var round = index / Templates.Length;
        var first = round * Templates.Length;
        var connected = template.Tags.Length > 0;
        return new SimulatedDevice
        {
            Id = Id(options.Seed, index),
            Name = round == 0 ? template.Name : string.Create(CultureInfo.InvariantCulture, $"{template.Name} ({round + 1})"),
            DeviceClass = template.DeviceClass,
            Tags = template.Tags,
            Attributes = [.. template.Attributes.Select(name => new SimulatedAttribute(name, Type(name)))],
            ParentId = template.Parent is { } parent ? Id(options.Seed, first + parent) : null,
            GatewayId = template.Gateway is { } gateway ? Id(options.Seed, first + gateway) : null,
            CreationDate = FirstCreation.AddDays(index),
            LastUpdated = FirstCreation.AddDays(100 + index),
            Connected = string.Equals(template.DeviceClass, "system", StringComparison.Ordinal) ? null : connected,
            ConnectedAt = string.Equals(template.DeviceClass, "system", StringComparison.Ordinal) ? null : FirstCreation.AddDays(101 + index),
            DisconnectedAt = connected ? null : FirstCreation.AddDays(102 + index),
        };
    }

    private static string Id(int seed, int index) => Store.IdSource.Hex(seed, index);

    private static string Type(string attribute) => attribute switch
    {
        Status => "string",
        DoorOpen => "boolean",
        _ => "number",
    };

    private static SimulatedTag[] Tags(params ReadOnlySpan<(string Key, string Value)> tags)
    {
        var made = new SimulatedTag[tags.Length];
        for (var i = 0; i < tags.Length; i++)
            made[i] = new SimulatedTag(tags[i].Key, tags[i].Value);
        return made;
    }

    private sealed record Template(string Name, string DeviceClass, string[] Attributes, int? Parent, int? Gateway, SimulatedTag[] Tags);
}
