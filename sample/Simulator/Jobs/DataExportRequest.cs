using System.Text.Json.Nodes;
using Losant.Simulator.Data;

namespace Losant.Simulator.Jobs;

/// <summary>The parameters of an export.</summary>
internal sealed record DataExportRequest
{
    public required IReadOnlyList<StoredDevice> Devices { get; init; }

    public required TimeRange Range { get; init; }

    /// <summary>The columns; null for all attributes of the devices.</summary>
    public required IReadOnlyList<string>? Attributes { get; init; }

    public required bool IncludeDate { get; init; }

    public required bool IncludeId { get; init; }

    public required bool FilePerDevice { get; init; }

    /// <summary>Reads a body that is valid against a data export.</summary>
    public static DataExportRequest Read(JsonObject body, IReadOnlyList<StoredDevice> devices, long now) => new()
    {
        Devices = devices,
        Range = TimeRange.Read(body, now),
        Attributes = body["attributes"] is JsonArray { Count: > 0 } names ? [.. names.Select(name => name!.GetValue<string>())] : null,
        IncludeDate = Option(body, "includeDate", true),
        IncludeId = Option(body, "includeID", true),
        FilePerDevice = Option(body, "filePerDevice", false),
    };

    private static bool Option(JsonObject body, string name, bool otherwise) => body["options"]?[name]?.GetValue<bool>() ?? otherwise;
}
