using Losant.Simulator.Data;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Store;

/// <summary>What a device has sent and received: points, commands, connections.</summary>
internal sealed class DeviceHistory(string deviceId, Journal journal, IPointSource? generated = null)
{
    /// <summary>Points that were sent or given, and under them those that are generated.</summary>
    public RecordedPoints Points { get; } = new(deviceId, journal, generated);

    public bool IsGenerated => generated is not null;

    public TimedEntries Commands { get; } = new(Records.Commands, deviceId, journal);

    /// <summary>The connection log.</summary>
    public TimedEntries Connections { get; } = new(Records.Connections, deviceId, journal);

    public void Clear()
    {
        Points.Clear();
        Commands.Clear();
        Connections.Clear();
    }
}
