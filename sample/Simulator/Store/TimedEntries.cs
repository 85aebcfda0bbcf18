using System.Text.Json.Nodes;
using Losant.Simulator.Data;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Store;

/// <summary>Entries of a device's history, such as its commands, in the order in which they came.</summary>
internal sealed class TimedEntries(string table, string deviceId, Journal journal)
{
    private readonly List<Entry> _entries = [];
    private long _next;

    public IReadOnlyList<Entry> All => _entries;

    public void Add(long time, JsonObject json)
    {
        var entry = new Entry(_next, time, json);
        Restore(entry);
        if (journal.IsOn)
            journal.Put(table, Key(entry), () => Records.Bytes(entry));
    }

    /// <summary>Puts an entry there that is stored.</summary>
    public void Restore(Entry entry)
    {
        var index = _entries.Count;
        for (; index > 0 && _entries[index - 1].Number > entry.Number; index--)
        {
        }

        _entries.Insert(index, entry);
        _next = Math.Max(_next, entry.Number + 1);
    }

    /// <summary>Removes what is in a range, its end included.</summary>
    public void Remove(TimeRange range) => Remove(entry => entry.Time >= range.Start && entry.Time <= range.End);

    public void Clear() => Remove(static _ => true);

    private void Remove(Predicate<Entry> which)
    {
        foreach (var entry in journal.IsOn ? _entries.FindAll(which) : [])
            journal.Remove(table, Key(entry));
        _entries.RemoveAll(which);
    }

    private string Key(Entry entry) => Records.Key(deviceId, entry.Number);

    /// <summary>An entry.</summary>
    /// <param name="Number">Its number among those of the device.</param>
    /// <param name="Time">Its time in milliseconds.</param>
    /// <param name="Json">What it is.</param>
    internal sealed record Entry(long Number, long Time, JsonObject Json);
}
