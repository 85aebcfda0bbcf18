using System.Globalization;
using Losant.Simulator;

namespace LosantGen.Testing.Simulator;

/// <summary>Five devices whose results can be computed by hand. The time is noon.</summary>
public static class Fleet
{
    public const string Application = "aaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Token = "simulator-token";
    public const string Plant = "000000000000000000000001";
    public const string Hall = "000000000000000000000002";
    public const string Pump = "000000000000000000000003";
    public const string Fan = "00000000000000000000000A";
    public const string Bare = "00000000000000000000000b";
    public const string User = "0000000000000000000000c1";

    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly LosantSimulatorOptions Options = new()
    {
        AccessToken = Token,
        ApplicationId = Application,
        Clock = new FixedClock(Noon),
        Devices =
        [
            new() { Id = Plant, Name = "Plant", CreationDate = DateTimeOffset.UnixEpoch, DeviceClass = "system", Tags = [new("site", "north")] },
            new() { Id = Hall, Name = "Hall", CreationDate = DateTimeOffset.UnixEpoch, DeviceClass = "system", ParentId = Plant },
            new()
            {
                Id = Pump,
                Name = "Pump \"1\"",
                DeviceClass = "peripheral",
                ParentId = Hall,
                GatewayId = Fan,
                Tags = [new("site", "north"), new("zone", "a"), new("zone", "b")],
                Attributes = ["level", "mode", "open"],
                CreationDate = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
                LastUpdated = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
                Connected = true,
                ConnectedAt = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
                ExperienceUserIds = [User],
                Points =
                [
                    Point("11:00", ("level", 1), ("mode", "on"), ("open", false)),
                    Point("11:05", ("level", 4), ("mode", "off")),
                    Point("11:10", ("level", 2), ("mode", "on"), ("open", true)),
                    Point("11:15", ("level", 9)),
                    Point("11:40", ("level", 5)),
                    Point("11:50", ("level", 7)),
                ],
            },
            new()
            {
                Id = Fan,
                Name = "fan",
                CreationDate = DateTimeOffset.UnixEpoch,
                DeviceClass = "gateway",
                Tags = [new("site", "south")],
                Attributes = ["level"],
                Connected = false,
                DisconnectedAt = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
                Points = [Point("11:30", ("level", -0.5))],
            },
            new() { Id = Bare, Name = "Bare", CreationDate = DateTimeOffset.UnixEpoch },
        ],
    };

    /// <summary>A time of the day.</summary>
    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(Text(time), CultureInfo.InvariantCulture);

    /// <summary>A time of the day in milliseconds.</summary>
    public static long Milliseconds(string time) => At(time).ToUnixTimeMilliseconds();

    /// <summary>A time of the day in the API's format.</summary>
    public static string Text(string time) => $"2026-03-14T{time}:00.000Z";

    private static SimulatedPoint Point(string time, params (string Name, SimulatedValue Value)[] data) =>
        new(At(time), data.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal));
}
