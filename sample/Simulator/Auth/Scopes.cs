using Losant.Simulator.Description;

namespace Losant.Simulator.Auth;

/// <summary>
/// What scopes allow. A scope is an action (device.get), a resource (device.*) or an area: all.Application is everything in an application,
/// all.Device what a device may do, all.User, all.Organization and all.Instance everything. An area that ends in .read allows what changes
/// nothing; .bounded and .cli are treated like the area as a whole, because what they leave out is not published.
/// </summary>
internal static class Scopes
{
    private static readonly HashSet<string> OfDevices = new(StringComparer.Ordinal)
    {
        "data.export", "data.timeSeriesQuery", "data.lastValueQuery", "device.commandStream", "device.get", "device.getCompositeState", "device.getState",
        "device.stateStream", "device.getLogEntries", "device.getCommand", "device.debug", "device.sendState", "device.sendCommand",
        "device.setConnectionStatus", "devices.get", "devices.getCompositeState", "devices.sendCommand",
    };

    public static bool Allow(IReadOnlyList<string> scopes, ApiAction action) => scopes.Any(scope => Allows(scope, action));

    private static bool Allows(string scope, ApiAction action)
    {
        var parts = scope.Split('.');
        if (parts[0] is not ("all" or "only") || parts.Length < 2)
            return action.Scopes.Contains(scope) || scope == action.Id || scope == $"{action.Resource}.*";
        return IsIn(parts[1], action) && (parts is not [.., "read"] || IsRead(action));
    }

    private static bool IsIn(string area, ApiAction action) => area switch
    {
        "Device" => OfDevices.Contains(action.Id),
        "Application" => action.IsInApplication,
        _ => true,
    };

    /// <summary>Some actions that only read take a body, and some that are asked for by GET start a job.</summary>
    private static bool IsRead(ApiAction action) =>
        (action.Method == "GET" && action.Successes.All(success => success.Status != 202))
        || action.Name.EndsWith("query", StringComparison.OrdinalIgnoreCase)
        || action.Name == "export";
}
