namespace Losant.Simulator.Store;

/// <summary>
/// The documents of a collection in the order of a key; those with the same key are in the order in which they were created. The order is kept: what has
/// changed finds its place anew when the order is asked for, and the rest stays.
/// </summary>
/// <param name="field">The field that the key is of.</param>
/// <param name="isDescending">Whether the greatest comes first.</param>
/// <param name="keyOf">The key of a document: its own members, and nothing of other documents.</param>
internal sealed class DocumentOrder(string field, bool isDescending, Func<Document, SimulatedValue?> keyOf)
{
    private readonly HashSet<Document> _changed = [];
    private List<Entry> _entries = [];

    public bool Is(string otherField, bool otherDescending) => isDescending == otherDescending && string.Equals(field, otherField, StringComparison.Ordinal);

    /// <summary>Says that a document is new, changed or removed.</summary>
    /// <returns>How many are, since the order was asked for.</returns>
    public int Note(Document document)
    {
        _changed.Add(document);
        return _changed.Count;
    }

    /// <summary>The documents in order.</summary>
    /// <param name="isThere">Whether a document that has changed is in the collection.</param>
    public IEnumerable<Document> Documents(Func<Document, bool> isThere)
    {
        if (_changed.Count > 0)
        {
            var entries = _changed.Where(isThere).Select(document => new Entry(document, keyOf(document))).ToList();
            entries.Sort(Compare);
            _entries = Merge(_entries.FindAll(entry => !_changed.Contains(entry.Document)), entries);
            _changed.Clear();
        }

        return _entries.Select(entry => entry.Document);
    }

    private List<Entry> Merge(List<Entry> kept, List<Entry> others)
    {
        var merged = new List<Entry>(kept.Count + others.Count);
        var next = 0;
        foreach (var other in others)
        {
            while (next < kept.Count && Compare(kept[next], other) < 0)
                merged.Add(kept[next++]);
            merged.Add(other);
        }

        merged.AddRange(kept.Skip(next));
        return merged;
    }

    private int Compare(Entry one, Entry other)
    {
        var order = isDescending ? Compare(other.Key, one.Key) : Compare(one.Key, other.Key);
        return order != 0 ? order : one.Document.Position.CompareTo(other.Document.Position);
    }

    /// <summary>What is not set comes first, then numbers, strings and booleans.</summary>
    private static int Compare(SimulatedValue? one, SimulatedValue? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        ({ Number: { } left }, { Number: { } right }) => left.CompareTo(right),
        ({ Text: { } left }, { Text: { } right }) => string.CompareOrdinal(left, right),
        _ => Rank(one.Value).CompareTo(Rank(other.Value)) is var rank and not 0 ? rank : one.Value.Boolean.GetValueOrDefault().CompareTo(other.Value.Boolean.GetValueOrDefault()),
    };

    private static int Rank(SimulatedValue value) => value.Number is not null ? 0 : value.Text is not null ? 1 : 2;

    private readonly record struct Entry(Document Document, SimulatedValue? Key);
}
