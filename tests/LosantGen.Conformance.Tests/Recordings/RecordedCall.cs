using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Recordings;

/// <summary>A call of the vendor's client: its arguments and the request that it sent.</summary>
internal sealed record RecordedCall(int Number, string Resource, string Action, string Variant, JsonObject Parameters, JsonObject Request)
{
    public static IReadOnlyList<RecordedCall> All()
    {
        var file = Path.Combine(Path.GetDirectoryName(VendorFolder.Require())!, "wire.json");
        return [.. JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select((call, i) => new RecordedCall(
            i, (string)call!["resource"]!, (string)call["action"]!, (string)call["variant"]!, call["params"]!.AsObject(), call["request"]!.AsObject()))];
    }

    public override string ToString() => $"#{Number} {Resource}.{Action} ({Variant})";
}
