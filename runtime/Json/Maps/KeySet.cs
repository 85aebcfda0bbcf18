using System.Collections;

namespace Losant.Runtime.Json.Maps;

/// <summary>
/// The keys of a map in order, without duplicates. Maps of one document with the same keys share one set. Small
/// sets are searched linearly; larger ones by an index that is created when it is first needed.
/// </summary>
internal sealed class KeySet : IReadOnlyList<string>
{
    /// <summary>Up to this count, a linear search is as fast as an index.</summary>
    public const int SmallCount = 8;

    /// <summary>Up to this count, a set serves as a guess of the next map's keys.</summary>
    public const int GuessCount = 32;

    private readonly string[] _keys;
    private KeyIndex? _index;
    private byte[][]? _quoted;

    /// <summary>A set without keys.</summary>
    public static readonly KeySet None = new([]);

    /// <summary>Initializes a set.</summary>
    /// <param name="keys">The keys, without duplicates; not copied.</param>
    /// <param name="index">The index of the keys, if it already exists.</param>
    public KeySet(string[] keys, KeyIndex? index = null)
    {
        _keys = keys;
        _index = index;
    }

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <summary>
    /// The keys as usually written in JSON, with quotes and colon; empty for a large set, which is not used as a guess.
    /// </summary>
    public byte[][] Quoted => _quoted ??= _keys.Length <= GuessCount ? Array.ConvertAll(_keys, JsonOutput.Quote) : [];

    /// <inheritdoc/>
    public string this[int index] => _keys[index];

    /// <summary>The keys as a span.</summary>
    public ReadOnlySpan<string> Span => _keys;

    /// <summary>Finds the index of a key, or -1.</summary>
    public int IndexOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_keys.Length > SmallCount) return (_index ??= KeyIndex.Of(_keys)).Find(_keys, key);
        for (int i = 0; i < _keys.Length; i++)
            if (ReferenceEquals(_keys[i], key))
                return i;
        for (int i = 0; i < _keys.Length; i++)
            if (string.Equals(_keys[i], key))
                return i;
        return -1;
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_keys).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _keys.GetEnumerator();
}
