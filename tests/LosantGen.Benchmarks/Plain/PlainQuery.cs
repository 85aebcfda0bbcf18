using System.Text.Json.Serialization;

namespace LosantGen.Benchmarks.Plain;

internal sealed class PlainQuery
{
    public double? Start { get; set; }

    public double? End { get; set; }

    public double? Resolution { get; set; }

    public string? Aggregation { get; set; }

    public List<string>? Attributes { get; set; }

    public List<string>? DeviceIds { get; set; }

    public PlainDeviceQuery? DeviceQuery { get; set; }

    public string? Order { get; set; }
}

internal sealed class PlainDeviceQuery
{
    [JsonPropertyName("$and")]
    public List<PlainDeviceQuery>? And { get; set; }

    [JsonPropertyName("$or")]
    public List<PlainDeviceQuery>? Or { get; set; }

    public PlainCondition? Name { get; set; }

    public PlainCondition? DeviceClass { get; set; }
}

internal sealed class PlainCondition
{
    [JsonPropertyName("$eq")]
    public string? Eq { get; set; }

    [JsonPropertyName("$startsWith")]
    public string? StartsWith { get; set; }

    [JsonPropertyName("$in")]
    public List<string>? In { get; set; }
}
