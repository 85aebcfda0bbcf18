using System.Text.Json.Serialization;

namespace LosantGen.Benchmarks.Plain;

/// <summary>System.Text.Json's source generation for the plain classes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainSeries))]
[JsonSerializable(typeof(NumericSeries))]
[JsonSerializable(typeof(Dictionary<string, PlainPoint>))]
[JsonSerializable(typeof(Dictionary<string, NumericPoint>))]
[JsonSerializable(typeof(PlainDevices))]
[JsonSerializable(typeof(PlainQuery))]
internal sealed partial class PlainJson : JsonSerializerContext;
