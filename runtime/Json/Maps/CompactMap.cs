using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Losant.Runtime.Json.Maps;

/// <summary>
/// An immutable map as it was read: shared keys, and contiguous values in an array that several maps may share.
/// </summary>
[DebuggerDisplay("Count = {Count}")]
internal sealed class CompactMap<T> : IReadOnlyDictionary<string, T>
{
    private readonly T[] _values;
    private readonly int _offset;

    /// <summary>A map without entries.</summary>
    public static readonly CompactMap<T> Empty = new(KeySet.None, [], 0);

    /// <summary>Initializes a map.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="values">The array that contains the values.</param>
    /// <param name="offset">The index of the first value in the array.</param>
    public CompactMap(KeySet keys, T[] values, int offset)
    {
        KeySet = keys;
        _values = values;
        _offset = offset;
    }

    /// <summary>The keys.</summary>
    public KeySet KeySet { get; }

    /// <summary>The values, in the order of the keys.</summary>
    public ReadOnlySpan<T> Items => new(_values, _offset, KeySet.Count);

    /// <inheritdoc/>
    public int Count => KeySet.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => KeySet;

    /// <inheritdoc/>
    public IEnumerable<T> Values
    {
        get
        {
            for (int i = 0; i < KeySet.Count; i++) yield return _values[_offset + i];
        }
    }

    /// <inheritdoc/>
    public T this[string key] => TryGetValue(key, out T? value)
        ? value
        : throw new KeyNotFoundException(MessageText.Of($"The map does not contain the key '{key}'."));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => KeySet.IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        int i = KeySet.IndexOf(key);
        value = i < 0 ? default : _values[_offset + i];
        return i >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (int i = 0; i < KeySet.Count; i++) yield return new KeyValuePair<string, T>(KeySet[i], _values[_offset + i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
