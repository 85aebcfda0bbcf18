namespace Losant.Runtime.Json.Maps;

/// <summary>
/// What the maps of one type share while a document is read: the keys of the last map, which the next one probably has too,
/// an array in which several maps store their values, and scratch buffers.
/// </summary>
internal sealed class MapPool<T>
{
    private const int LargestSlab = 256;
    private const int LargestShare = 64; // larger maps have their own array

    private T[] _slab = [];
    private int _used;
    private KeyValuePair<string, T>[] _entries = [];

    private KeySet _guess = KeySet.None;
    private StringRule? _guessRule;

    /// <summary>The keys of the last map, if they were accepted by the same rule.</summary>
    /// <param name="rule">The rule for keys; null if any key is accepted.</param>
    public KeySet GuessFor(StringRule? rule) => ReferenceEquals(rule, _guessRule) ? _guess : KeySet.None;

    /// <summary>Reserves space for the values of one map.</summary>
    /// <param name="count">The number of values.</param>
    /// <param name="values">The array.</param>
    /// <returns>The index in the array at which the space begins.</returns>
    public int Take(int count, out T[] values)
    {
        if (count > LargestShare)
        {
            values = new T[count];
            return 0;
        }

        if (_used + count > _slab.Length)
        {
            // The first array has the exact size, so that a document with one map wastes nothing; later arrays grow.
            _slab = new T[Math.Max(count, Math.Min(_slab.Length * 2, LargestSlab))];
            _used = 0;
        }

        values = _slab;
        int offset = _used;
        _used += count;
        return offset;
    }

    /// <summary>Releases the space that was reserved last and is not needed.</summary>
    public void GiveBack(T[] values, int offset, int count)
    {
        if (!ReferenceEquals(values, _slab) || offset + count != _used) return;
        _used = offset;
        Array.Clear(values, offset, count);
    }

    /// <summary>Takes the scratch buffer; a nested map of the same type finds none and creates its own.</summary>
    public KeyValuePair<string, T>[] TakeEntries()
    {
        KeyValuePair<string, T>[] entries = _entries;
        _entries = [];
        return entries;
    }

    /// <summary>Creates the map from the entries that were read, and keeps the scratch buffer for the next one.</summary>
    /// <param name="entries">The buffer.</param>
    /// <param name="count">The number of entries in it.</param>
    /// <param name="rule">The rule that accepted their keys; null if any key is accepted.</param>
    public CompactMap<T> Finish(KeyValuePair<string, T>[] entries, int count, StringRule? rule)
    {
        KeyIndex? index = RemoveDuplicates(entries, ref count);
        CompactMap<T> map = count == 0 ? CompactMap<T>.Empty : Make(entries.AsSpan(0, count), index, rule);
        Array.Clear(entries, 0, count);
        _entries = entries;
        return map;
    }

    private CompactMap<T> Make(ReadOnlySpan<KeyValuePair<string, T>> entries, KeyIndex? index, StringRule? rule)
    {
        int offset = Take(entries.Length, out T[] values);
        for (int i = 0; i < entries.Length; i++) values[offset + i] = entries[i].Value;
        if (!ReferenceEquals(rule, _guessRule) || !HasKeysOf(_guess, entries))
        {
            string[] keys = new string[entries.Length];
            for (int i = 0; i < keys.Length; i++) keys[i] = entries[i].Key;
            KeySet made = new(keys, index);
            if (keys.Length > KeySet.GuessCount) return new CompactMap<T>(made, values, offset);
            (_guess, _guessRule) = (made, rule);
        }

        return new CompactMap<T>(_guess, values, offset);
    }

    private static bool HasKeysOf(KeySet set, ReadOnlySpan<KeyValuePair<string, T>> entries)
    {
        if (set.Count != entries.Length) return false;
        for (int i = 0; i < entries.Length; i++)
            if (!string.Equals(set[i], entries[i].Key))
                return false;
        return true;
    }

    // The last value of a key wins, at the index of the first. Keys in ascending order, as ids often are, cannot
    // repeat, so the index is not needed until the first lookup.
    private static KeyIndex? RemoveDuplicates(KeyValuePair<string, T>[] entries, ref int count)
    {
        int ascending = 1;
        while (ascending < count && string.CompareOrdinal(entries[ascending - 1].Key, entries[ascending].Key) < 0) ascending++;
        return ascending >= count ? null : RemoveRepeated(entries, ref count);
    }

    private static KeyIndex? RemoveRepeated(KeyValuePair<string, T>[] entries, ref int count)
    {
        if (count > KeySet.SmallCount) return RemoveByIndex(entries, ref count);
        int kept = 1;
        for (int i = 1; i < count; i++)
        {
            int other = 0;
            while (other < kept && !string.Equals(entries[other].Key, entries[i].Key)) other++;
            entries[other] = entries[i];
            if (other == kept) kept++;
        }

        Cut(entries, kept, ref count);
        return null;
    }

    private static KeyIndex RemoveByIndex(KeyValuePair<string, T>[] entries, ref int count)
    {
        string[] keys = new string[count];
        KeyIndex index = new(count);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            keys[kept] = entries[i].Key;
            int place = index.Add(keys, kept);
            entries[place] = entries[i];
            if (place == kept) kept++;
        }

        Cut(entries, kept, ref count);
        return index;
    }

    private static void Cut(KeyValuePair<string, T>[] entries, int kept, ref int count)
    {
        Array.Clear(entries, kept, count - kept);
        count = kept;
    }
}
