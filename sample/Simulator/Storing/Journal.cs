namespace Losant.Simulator.Storing;

/// <summary>Notes what a request changes, and hands it to the storage when the request has done its work. Without a storage it notes nothing.</summary>
internal sealed class Journal(ISimulatorStorage? storage)
{
    private readonly Dictionary<(string Table, string Key), Func<byte[]>?> _changes = [];

    /// <summary>Whether changes are to be noted: whoever makes a key for it asks first.</summary>
    public bool IsOn => storage is not null;

    /// <summary>Notes a record that is new or changed. Its bytes are asked for when the request is over.</summary>
    public void Put(string table, string key, Func<byte[]> value) => _changes[(table, key)] = value;

    public void Remove(string table, string key) => _changes[(table, key)] = null;

    /// <summary>Forgets what was noted.</summary>
    public void Discard() => _changes.Clear();

    /// <summary>Stores what was noted. If that fails, it is tried again with what comes next.</summary>
    /// <exception cref="SimulatorStorageException">It could not be stored.</exception>
    public void Commit()
    {
        if (_changes.Count == 0)
            return;
        try
        {
            storage!.Commit([.. _changes.Select(change => new SimulatorRecord(change.Key.Table, change.Key.Key, change.Value is { } value ? value() : default(ReadOnlyMemory<byte>?)))]);
        }
        catch (IOException error)
        {
            throw new SimulatorStorageException(error.Message, error);
        }

        _changes.Clear();
    }
}
