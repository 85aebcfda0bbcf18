using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Losant.Runtime.Json.Maps;

namespace Losant;

/// <summary>A request or response body that is a map from strings to values. Generated types derive from it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class LosantMap<T> : IReadOnlyDictionary<string, T>
{
    private IReadOnlyDictionary<string, T> _entries = CompactMap<T>.Empty;

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<T> Values => _entries.Values;

    /// <summary>Gets or sets the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The map does not contain the key.</exception>
    public T this[string key]
    {
        get => _entries[key];
        set => Own()[key] = value;
    }

    /// <summary>The entries: as read, or a dictionary after a change.</summary>
    internal IReadOnlyDictionary<string, T> Entries { get => _entries; set => _entries = value; }

    /// <summary>The entries of a map of this type; otherwise the map itself.</summary>
    internal static IReadOnlyDictionary<string, T> EntriesOf(IReadOnlyDictionary<string, T> map) => map is LosantMap<T> root ? root._entries : map;

    /// <summary>Adds an entry.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The map already contains the key.</exception>
    public void Add(string key, T value) => Own().Add(key, value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _entries.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, T> Own()
    {
        if (_entries is not Dictionary<string, T> own) _entries = own = new Dictionary<string, T>(_entries, StringComparer.Ordinal);
        return own;
    }
}
