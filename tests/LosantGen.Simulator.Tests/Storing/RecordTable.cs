namespace LosantGen.Simulator.Tests.Storing;

/// <summary>A storage in memory. It can be told to fail.</summary>
internal sealed class RecordTable : ISimulatorStorage
{
    private readonly Dictionary<(string, string), SimulatorRecord> _records = [];

    /// <summary>How often something was stored.</summary>
    public int Commits { get; private set; }

    public bool Fails { get; set; }

    public IReadOnlyCollection<SimulatorRecord> Records => _records.Values;

    public IEnumerable<SimulatorRecord> Load() => [.. _records.Values];

    public void Commit(IReadOnlyList<SimulatorRecord> changes)
    {
        if (Fails)
            throw new IOException("The disk is full.");
        Commits++;
        Assert.Equal(changes.Count, changes.Select(change => (change.Table, change.Key)).Distinct().Count());
        foreach (var change in changes)
        {
            if (change.Value is null)
                _records.Remove((change.Table, change.Key));
            else
                _records[(change.Table, change.Key)] = change;
        }
    }

    public void Set(string table, string key, byte[] value) => _records[(table, key)] = new SimulatorRecord(table, key, value);
}
