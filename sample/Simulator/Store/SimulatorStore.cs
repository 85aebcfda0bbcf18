using Losant.Simulator.Data;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Store;

/// <summary>Everything that a simulator keeps. One thread at a time reads and writes it, between <see cref="Enter"/> and the end of its turn.</summary>
internal sealed class SimulatorStore
{
    private readonly Dictionary<(string Kind, string Scope), Collection> _collections = [];
    private readonly Dictionary<string, DeviceHistory> _histories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private int _turns;

    public SimulatorStore(ISimulatorStorage? storage)
    {
        Journal = new Journal(storage);
        Blobs = new BlobStore(Journal);
    }

    public Journal Journal { get; }

    public BlobStore Blobs { get; }

    public IEnumerable<Collection> Collections => _collections.Values;

    public IReadOnlyDictionary<string, DeviceHistory> Histories => _histories;

    /// <summary>Joins the ids of what contains a collection.</summary>
    public static string Scope(params IEnumerable<string> ids) => string.Join('/', ids).ToLowerInvariant();

    /// <summary>Waits for this thread's turn. A turn within a turn is part of it; at the end of the outer one, what was changed is stored together.</summary>
    public Turn Enter()
    {
        _gate.Enter();
        _turns++;
        return new Turn(this);
    }

    public Collection Of(string kind, string scope = "")
    {
        if (!_collections.TryGetValue((kind, scope), out var found))
            _collections[(kind, scope)] = found = new Collection(kind, scope, Journal);
        return found;
    }

    /// <summary>The documents of a kind in all scopes.</summary>
    public IEnumerable<Document> All(string kind) => _collections
        .Where(entry => string.Equals(entry.Key.Kind, kind, StringComparison.Ordinal))
        .SelectMany(entry => entry.Value.Documents);

    /// <summary>What a device has sent and received.</summary>
    public DeviceHistory History(string deviceId) => _histories.TryGetValue(deviceId, out var found) ? found : StartHistory(deviceId);

    /// <summary>A history without anything in it, over points that are generated.</summary>
    public DeviceHistory StartHistory(string deviceId, IPointSource? generated = null) => _histories[deviceId] = new DeviceHistory(deviceId, Journal, generated);

    /// <summary>Removes what an application or a table contains.</summary>
    public void RemoveScope(string scope)
    {
        foreach (var key in _collections.Keys.Where(key => key.Scope == scope || key.Scope.StartsWith(scope + "/", StringComparison.Ordinal)).ToArray())
        {
            foreach (var document in _collections[key].Documents)
            {
                if (_histories.Remove(document.Id, out var history))
                    history.Clear();
                Blobs.Remove(document.Id);
            }

            _collections[key].Clear();
            _collections.Remove(key);
        }
    }

    private void Leave()
    {
        try
        {
            if (--_turns == 0)
                Journal.Commit();
        }
        finally
        {
            _gate.Exit();
        }
    }

    internal readonly ref struct Turn(SimulatorStore store)
    {
        public void Dispose() => store.Leave();
    }
}
