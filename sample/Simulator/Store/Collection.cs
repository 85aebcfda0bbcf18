using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Store;

/// <summary>The documents of one kind in one scope, in the order in which they were created. Ids are compared without case.</summary>
internal sealed class Collection(string kind, string scope, Journal? journal = null)
{
    private const int MaxOrders = 4;
    private readonly Dictionary<string, long> _positions = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<long, Document> _documents = [];
    private long _next;
    private readonly List<DocumentOrder> _orders = [];

    public IEnumerable<Document> Documents => _documents.Values;

    public int Count => _documents.Count;

    public Document Add(JsonObject json)
    {
        var document = Put(json, [], _next);
        document.Edit();
        return document;
    }

    /// <summary>Puts a document where it was before a restart.</summary>
    public Document Put(JsonObject json, JsonObject hidden, long position)
    {
        var document = new Document(kind, scope, json, position, journal) { Hidden = hidden, Owner = this };
        _documents.Add(position, document);
        _positions.Add(document.Id, position);
        _next = Math.Max(_next, position + 1);
        Changed(document);
        return document;
    }

    /// <summary>The documents in the order of a key. The few orders that were asked for last are kept.</summary>
    /// <param name="field">The field that the key is of.</param>
    /// <param name="isDescending">Whether the greatest comes first.</param>
    /// <param name="keyOf">The key of a document, always the same function for a field.</param>
    public IEnumerable<Document> OrderedBy(string field, bool isDescending, Func<Document, SimulatedValue?> keyOf)
    {
        var order = _orders.Find(order => order.Is(field, isDescending));
        if (order is null)
        {
            order = new DocumentOrder(field, isDescending, keyOf);
            foreach (var document in Documents)
                order.Note(document);
        }

        _orders.Remove(order);
        _orders.Insert(0, order);
        if (_orders.Count > MaxOrders)
            _orders.RemoveAt(MaxOrders);
        return order.Documents(document => TryFind(document.Id, out var found) && ReferenceEquals(found, document));
    }

    /// <summary>Says that a document is changed.</summary>
    public void Changed(Document document)
    {
        // Nobody has asked for a while: it is worth less than what it would hold.
        _orders.RemoveAll(order => order.Note(document) > _documents.Count);
    }

    /// <summary>The document, also one that is marked as deleted.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out Document? document)
    {
        document = _positions.TryGetValue(id, out var position) ? _documents[position] : null;
        return document is not null;
    }

    public bool Remove(string id)
    {
        if (!_positions.Remove(id, out var position) || !_documents.Remove(position, out var document))
            return false;
        Changed(document);
        if (journal is { IsOn: true })
            journal.Remove(Records.Documents, Records.Key(document));
        return true;
    }

    public void Clear()
    {
        foreach (var document in _documents.Values.ToArray())
            Remove(document.Id);
    }
}
