using System.Net;

namespace Losant.Simulator.Server;

/// <summary>
/// The names under which a simulator on loopback is called. The owner of any other name can point it at this machine (DNS rebinding): a page under that name would be
/// of the simulator's own origin, and the usual token is known.
/// </summary>
internal static class HostNames
{
    /// <summary>Top-level names that nobody can register below.</summary>
    private static readonly string[] Reserved = ["localhost", "internal", "test"];

    /// <summary>Whether the name is an address or localhost.</summary>
    public static bool IsThisMachine(string host) => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);

    /// <summary>Whether somebody elsewhere can own the name. A name without a dot is of this machine or its network.</summary>
    public static bool CanBeForeign(string host)
    {
        var labels = host.TrimEnd('.').Split('.');
        return labels.Length > 1 && !IsThisMachine(host) && !Reserved.Contains(labels[^1], StringComparer.OrdinalIgnoreCase);
    }
}
