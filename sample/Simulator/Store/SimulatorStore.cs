namespace Losant.Simulator.Store;

/// <summary>Everything that a simulator keeps. It is read and written by one thread at a time, which holds <see cref="Gate"/>.</summary>
internal sealed class SimulatorStore
{
    private readonly Dictionary<(string Kind, string Scope), Collection> _collections = [];
    private readonly Dictionary<string, DeviceHistory> _histories = new(StringComparer.OrdinalIgnoreCase);

    public Lock Gate { get; } = new();

    /// <summary>The contents of files: those of files.*, and those that jobs write.</summary>
    public Dictionary<string, Blob> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Joins the ids of what contains a collection.</summary>
    public static string Scope(params IEnumerable<string> ids) => string.Join('/', ids).ToLowerInvariant();

    public Collection Of(string kind, string scope = "")
    {
        if (!_collections.TryGetValue((kind, scope), out var found))
            _collections[(kind, scope)] = found = new Collection(kind, scope);
        return found;
    }

    /// <summary>The documents of a kind in all scopes.</summary>
    public IEnumerable<Document> All(string kind) => _collections
        .Where(entry => string.Equals(entry.Key.Kind, kind, StringComparison.Ordinal))
        .SelectMany(entry => entry.Value.Documents);

    /// <summary>What a device has sent and received.</summary>
    public DeviceHistory History(string deviceId)
    {
        if (!_histories.TryGetValue(deviceId, out var found))
            _histories[deviceId] = found = new DeviceHistory();
        return found;
    }

    public void SetHistory(string deviceId, DeviceHistory history) => _histories[deviceId] = history;

    /// <summary>Removes what an application or a table contains.</summary>
    public void RemoveScope(string scope)
    {
        foreach (var key in _collections.Keys.Where(key => key.Scope == scope || key.Scope.StartsWith(scope + "/", StringComparison.Ordinal)).ToArray())
        {
            foreach (var document in _collections[key].Documents)
                _histories.Remove(document.Id);
            _collections.Remove(key);
        }
    }
}

/// <summary>The content of a file.</summary>
internal sealed record Blob(string Name, string ContentType, byte[] Content);
