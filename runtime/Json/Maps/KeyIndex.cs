using System.Numerics;

namespace Losant.Runtime.Json.Maps;

/// <summary>
/// Where the keys of a large map are: a table of places with open addressing, a fraction of a dictionary's size. Keys are
/// hashed by <see cref="string.GetHashCode()"/>, whose secret seed differs from process to process, so that nobody can
/// prepare keys that collide.
/// </summary>
internal sealed class KeyIndex
{
    // One more than a key's place; 0 where nothing is. At most half full.
    private int[] _slots;
    private int _count;

    /// <summary>Makes an index without keys.</summary>
    public KeyIndex(int expected) => _slots = new int[SlotsFor(expected)];

    /// <summary>Makes the index of keys that are known to differ.</summary>
    public static KeyIndex Of(ReadOnlySpan<string> keys)
    {
        KeyIndex index = new(keys.Length);
        for (int i = 0; i < keys.Length; i++) index.Add(keys, i);
        return index;
    }

    /// <summary>The place of a key, or -1.</summary>
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

    /// <summary>Adds the key at a place, unless the same key is there already.</summary>
    /// <returns>The place of that key: the given one when the key is new.</returns>
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

    // The low bits choose the slot; neighbouring hash codes must not lead to neighbouring slots.
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
