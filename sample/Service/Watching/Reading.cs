namespace Losant.Service.Watching;

/// <summary>A value of the watched attribute that a device reported.</summary>
internal sealed record Reading(string DeviceId, string DeviceName, DateTimeOffset Time, double Value);

/// <summary>A crossing of the threshold, and what became of its event.</summary>
/// <param name="Reading">The value that crossed it.</param>
/// <param name="IsRaised">Whether the API has the event. If not, the call failed, and the API may have it all the same: it is not sent twice.</param>
internal sealed record Alert(Reading Reading, bool IsRaised);

/// <summary>The ids of the devices that are watched.</summary>
internal sealed record WatchedDevices(IReadOnlyCollection<string> Ids);
