using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Store;

/// <summary>The documents of one kind in one scope, in the order in which they were created. Ids are compared without case.</summary>
internal sealed class Collection(string kind, string scope)
{
    private readonly Dictionary<string, long> _positions = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<long, Document> _documents = [];
    private long _next;

    public IEnumerable<Document> Documents => _documents.Values;

    public int Count => _documents.Count;

    public Document Add(JsonObject json)
    {
        var document = new Document(kind, scope, json);
        _documents.Add(_next, document);
        _positions.Add(document.Id, _next++);
        return document;
    }

    /// <summary>The document, also one that is marked as deleted.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out Document? document)
    {
        document = _positions.TryGetValue(id, out var position) ? _documents[position] : null;
        return document is not null;
    }

    public bool Remove(string id) => _positions.Remove(id, out var position) && _documents.Remove(position);

    public void Clear()
    {
        _positions.Clear();
        _documents.Clear();
    }
}
