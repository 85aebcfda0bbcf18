using System.Globalization;
using System.Text.Json.Nodes;
using Losant.Simulator.Data;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>Reads a state as a device sends it.</summary>
internal static class StateReader
{
    private const double SmallestMilliseconds = 1e11;
    private static readonly TimeSpan OldestAge = TimeSpan.FromDays(30);
    private static readonly TimeSpan FarthestFuture = TimeSpan.FromDays(1);

    /// <summary>
    /// The time in milliseconds: a date as text or in $date, seconds or milliseconds since 1970 UTC, or a negative number that is relative to
    /// now. What is absent or cannot be read is now. Of large numbers, those under 10¹¹ are seconds.
    /// </summary>
    public static long Time(JsonNode? node, long now) => node switch
    {
        JsonObject map => Time(map["$date"], now),
        _ when JsonRead.Number(node) is { } number => TimeRange.Time(number < 0 ? now + number : number < SmallestMilliseconds ? number * 1000 : number) ?? now,
        _ => JsonRead.Text(node) is { } text && TimeRange.Parse(text) is { } time ? time : now,
    };

    /// <summary>Whether the API keeps a state of that time; it says nothing about one that it does not keep.</summary>
    public static bool IsKept(long time, long now) => time >= now - OldestAge.TotalMilliseconds && time <= now + FarthestFuture.TotalMilliseconds;

    /// <summary>The values, each in its attribute's type.</summary>
    /// <exception cref="ApiFailure">An attribute is not one of the device, or a value does not fit its type.</exception>
    public static Dictionary<string, SimulatedValue> Values(Document device, JsonObject data)
    {
        var types = JsonRead.Objects(device.Json["attributes"]).ToDictionary(attribute => JsonRead.Text(attribute["name"])!, attribute => JsonRead.Text(attribute["dataType"]), StringComparer.Ordinal);
        var values = new Dictionary<string, SimulatedValue>(StringComparer.Ordinal);
        foreach (var (name, node) in data)
        {
            if (!types.TryGetValue(name, out var type))
                throw ApiFailure.Validation($"The device has no attribute {name}.");
            values[name] = Value(SimulatedValue.FromJson(node)!.Value, type) ?? throw ApiFailure.Validation($"The value of {name} is not of the type {type}.");
        }

        return values;
    }

    private static SimulatedValue? Value(SimulatedValue value, string? type) => type switch
    {
        "number" when value.Text is { } text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : default(SimulatedValue?),
        "number" => value.Number is { } given && double.IsFinite(given) ? value : default(SimulatedValue?),
        "boolean" when value.Text is { } text => bool.TryParse(text, out var boolean) ? boolean : default(SimulatedValue?),
        "boolean" => value.Boolean is null ? default(SimulatedValue?) : value,
        "string" => value.ToString(),
        _ => value.Text is null ? default(SimulatedValue?) : value,
    };
}
