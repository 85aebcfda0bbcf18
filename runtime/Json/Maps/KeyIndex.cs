using System.Numerics;

namespace Losant.Runtime.Json.Maps;

/// <summary>
/// A hash table with open addressing from the keys of a large map to their indices; much smaller than a dictionary. Keys are
/// hashed by <see cref="string.GetHashCode()"/>, which is seeded randomly per process, so that nobody can
/// prepare colliding keys.
/// </summary>
internal sealed class KeyIndex
{
    // A key's index plus 1; 0 is empty. At most half full.
    private int[] _slots;
    private int _count;

    /// <summary>Initializes an index without keys.</summary>
    public KeyIndex(int expected) => _slots = new int[SlotsFor(expected)];

    /// <summary>Creates the index of keys that are known to be distinct.</summary>
    public static KeyIndex Of(ReadOnlySpan<string> keys)
    {
        KeyIndex index = new(keys.Length);
        for (int i = 0; i < keys.Length; i++) index.Add(keys, i);
        return index;
    }

    /// <summary>Finds the index of a key, or -1.</summary>
    public int Find(ReadOnlySpan<string> keys, string key)
    {
        int mask = _slots.Length - 1;
        for (int slot = Hash(key) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int place = _slots[slot] - 1;
            if (string.Equals(keys[place], key)) return place;
        }

        return -1;
    }

    /// <summary>Adds the key with an index, unless the same key is already present.</summary>
    /// <returns>The index of that key: the given one if the key is new.</returns>
    public int Add(ReadOnlySpan<string> keys, int place)
    {
        if ((_count + 1) * 2 > _slots.Length) Grow(keys);
        int mask = _slots.Length - 1;
        int slot = Hash(keys[place]) & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int other = _slots[slot] - 1;
            if (string.Equals(keys[other], keys[place])) return other;
        }

        _slots[slot] = place + 1;
        _count++;
        return place;
    }

    private static int SlotsFor(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, count) * 2);

    // The low bits select the bucket; adjacent hash codes must not map to adjacent buckets.
    private static int Hash(string key) => (int)((uint)key.GetHashCode() * 0x9E3779B1u >> 4);

    private void Grow(ReadOnlySpan<string> keys)
    {
        int[] old = _slots;
        _slots = new int[old.Length * 2];
        int mask = _slots.Length - 1;
        foreach (int entry in old)
        {
            if (entry == 0) continue;
            int slot = Hash(keys[entry - 1]) & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = entry;
        }
    }
}
