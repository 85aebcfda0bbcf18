namespace Losant.Simulator;

/// <summary>
/// Keeps what a simulator contains over restarts: records, each under a table and a key. A simulator reads them once, when it starts, and hands over
/// what each request changes before the response is sent. It calls one method at a time. Whoever creates a storage disposes of it, after its simulator.
/// </summary>
public interface ISimulatorStorage
{
    /// <summary>All records, in any order; none for a simulator that starts for the first time.</summary>
    /// <exception cref="SimulatorStorageException">They cannot be read.</exception>
    IEnumerable<SimulatorRecord> Load();

    /// <summary>Stores changes: all of them or none. What is stored when this returns is there after a kill.</summary>
    /// <param name="changes">Records that are new or changed, and with a value of null those that are gone. No key occurs twice.</param>
    /// <exception cref="IOException">They could not be stored. The request gets status 500, and the changes come again with the next ones.</exception>
    void Commit(IReadOnlyList<SimulatorRecord> changes);
}

/// <summary>One thing that a storage keeps.</summary>
/// <param name="Table">What it is, such as documents.</param>
/// <param name="Key">Its key in the table. Keys differ in case.</param>
/// <param name="Value">Its bytes; null for a record that is gone.</param>
public sealed record SimulatorRecord(string Table, string Key, ReadOnlyMemory<byte>? Value);
