using System.Net;

namespace Losant.Simulator.Command;

/// <summary>What the command line says.</summary>
internal sealed record Settings
{
    public required IPAddress Address { get; init; }

    public required int Port { get; init; }

    public string? SeedFile { get; init; }

    public string? DataFile { get; init; }

    public string? FaultsFile { get; init; }

    public string? DescriptionFolder { get; init; }

    /// <summary>The token that may do everything; null for the usual one, or one that nobody knows if other machines can call.</summary>
    public string? Token { get; init; }

    public required int DeviceCount { get; init; }

    public required TimeSpan JobDuration { get; init; }

    public required bool AllowRemoteCallbacks { get; init; }

    public required bool HasPage { get; init; }
}
