using System.Text.Json;

namespace Losant.Service.Api;

/// <summary>A page of the devices.</summary>
internal sealed record DeviceList(double TotalCount, IReadOnlyList<DeviceSummary> Items);

/// <summary>A device, as far as others need to know it.</summary>
internal sealed record DeviceSummary(string? Id, string? Name, string? DeviceClass, IReadOnlyList<string> Attributes);

/// <summary>A number that a device reported.</summary>
internal sealed record SeriesPoint(DateTimeOffset Time, double Value);

/// <summary>A command for a device. The client checks it against the API's own rules before it sends it.</summary>
internal sealed record CommandToSend(string Name, JsonElement? Payload);
