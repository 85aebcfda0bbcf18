using System;
using System.Collections.Generic;
using System.Linq;

namespace LosantGen.Model;

/// <summary>
/// Puts items into slots by their names. The compiler compares a step's results with the ones before by their position, so
/// that one more at the front of a plain list would make all that follow be emitted again.
/// </summary>
internal static class StableSlots
{
    private const int Count = 256;

    public static IEnumerable<StableSlot<T>> Of<T>(EquatableArray<T> items, Func<T, string> nameOf)
    {
        var slots = items.ToLookup(item => SlotOf(nameOf(item)));
        return Enumerable.Range(0, Count).Select(i => new StableSlot<T>(slots[i].ToEquatableArray()));
    }

    // string.GetHashCode differs from process to process.
    private static int SlotOf(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name) hash = unchecked((hash ^ c) * 16777619u);
        return (int)(hash % Count);
    }
}

/// <summary>The items whose names lead to one slot.</summary>
internal sealed record StableSlot<T>(EquatableArray<T> Items);
