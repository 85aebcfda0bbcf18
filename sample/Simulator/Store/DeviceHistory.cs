using System.Text.Json.Nodes;
using Losant.Simulator.Data;

namespace Losant.Simulator.Store;

/// <summary>What a device has sent and received: points, commands, connections.</summary>
internal sealed class DeviceHistory(IPointSource? generated = null)
{
    /// <summary>Points that were sent or given, and under them those that are generated.</summary>
    public RecordedPoints Points { get; } = new(generated);

    public bool IsGenerated => generated is not null;

    /// <summary>Commands with their time in milliseconds, oldest first.</summary>
    public List<(long Time, JsonObject Json)> Commands { get; } = [];

    /// <summary>Entries of the connection log with their time in milliseconds, oldest first.</summary>
    public List<(long Time, JsonObject Json)> Connections { get; } = [];
}
