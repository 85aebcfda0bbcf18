namespace Losant.Sample.Steps;

/// <summary>What the first step finds and the next steps use.</summary>
/// <param name="Attribute">The attribute with the most numeric values.</param>
/// <param name="Names">Device id to name.</param>
internal sealed record Fleet(string Attribute, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Returns null if no device has reported a number.</summary>
    public static Fleet? Of(TimeSeriesData series)
    {
        var attribute = series.Devices.Values.SelectMany(device => device.Points).SelectMany(point => point.Data)
            .Where(value => value.Value.IsNumber)
            .CountBy(value => value.Key)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => count.Key).FirstOrDefault();
        return attribute is null ? null : new Fleet(attribute, series.Devices.ToDictionary(device => device.Key, device => device.Value.Name));
    }

    /// <summary>The device's name, or its id if the name is unknown.</summary>
    public string Name(string deviceId) => Names.GetValueOrDefault(deviceId, deviceId);
}
