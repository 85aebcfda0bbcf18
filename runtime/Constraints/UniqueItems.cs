using System.Buffers;
using System.Numerics;
using Losant.Runtime.Json;

namespace Losant.Runtime.Constraints;

/// <summary>
/// Finds items of a list that are the same JSON. The items are written one after the other into one pooled buffer and entered into
/// a pooled table by their hash, so that only items with equal hashes are compared, and nothing is allocated if
/// there are no duplicates and no escapes.
/// </summary>
internal static class UniqueItems
{
    /// <summary>Finds the indices of two equal items, the earlier one first; null if there are none.</summary>
    public static (int First, int Second)? Find<T, TCodec>(IReadOnlyList<T> items)
        where TCodec : IJsonCodec<T>
    {
        int count = items.Count;
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)count * 2);
        JsonOutput output = new();
        int[] ends = ArrayPool<int>.Shared.Rent(count);
        int[] hashes = ArrayPool<int>.Shared.Rent(count);
        int[] slots = ArrayPool<int>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        try
        {
            for (int i = 0; i < count; i++)
            {
                // Each item is a separate JSON text; the comma before it belongs to no item.
                if (items[i] is { } item) TCodec.Write(ref output, item);
                else output.Null();
                ends[i] = output.Written.Length;
                hashes[i] = (int)(JsonHash.Of(TextAt(output.Written, ends, i)) >> 32);
                int other = Enter(output.Written, ends, hashes, slots.AsSpan(0, size), i);
                if (other >= 0) return (other, i);
            }

            return null;
        }
        finally
        {
            output.Dispose();
            ArrayPool<int>.Shared.Return(ends);
            ArrayPool<int>.Shared.Return(hashes);
            ArrayPool<int>.Shared.Return(slots);
        }
    }

    // Open addressing: a bucket contains an item's index plus 1; 0 is empty.
    private static int Enter(ReadOnlySpan<byte> json, ReadOnlySpan<int> ends, ReadOnlySpan<int> hashes, Span<int> slots, int index)
    {
        int mask = slots.Length - 1;
        int slot = hashes[index] & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int other = slots[slot] - 1;
            if (hashes[other] == hashes[index] && AreSame(TextAt(json, ends, other), TextAt(json, ends, index))) return other;
        }

        slots[slot] = index + 1;
        return -1;
    }

    private static ReadOnlySpan<byte> TextAt(ReadOnlySpan<byte> json, ReadOnlySpan<int> ends, int index)
    {
        int begin = index == 0 ? 0 : ends[index - 1];
        return json[begin] == ',' ? json[(begin + 1)..ends[index]] : json[begin..ends[index]];
    }

    // The same JSON can have different texts: members in another order, 1 and 1.0, "a" and "\u0061".
    private static bool AreSame(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.SequenceEqual(right) || JsonElements.AreSame(new JsonInput(left).ReadElement(), new JsonInput(right).ReadElement());
}
