namespace Losant.Runtime.Http.Responses;

/// <summary>Knows when a list in pages is at its end, and notices a server that would never let it end.</summary>
internal sealed class PageEnd<TItem>(long? pageSize, Func<TItem, string?>? key)
{
    // Without keys, this is what ends the questions to a server that repeats itself; no list is as long.
    private const int MaxPages = 100_000;

    private int _pages;
    private int _lastCount;
    private string? _lastFirst;
    private string? _lastLast;

    /// <summary>How many items there were so far.</summary>
    public long Seen { get; private set; }

    /// <summary>Takes note of a page.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="responded">How many items it says that pages have.</param>
    /// <param name="total">How many items it says there are in all.</param>
    /// <param name="skipped">How many items come before the first page that was asked for.</param>
    /// <returns>Whether it was the last.</returns>
    /// <exception cref="LosantResponseException">The page is the one before once more.</exception>
    public bool IsReached(IReadOnlyList<TItem>? items, long? responded, long? total, long skipped)
    {
        if (items is null || items.Count == 0)
            return true;
        RejectRepetition(items);
        Seen += items.Count;

        if (total is { } all && skipped + Seen >= all)
            return true;
        if (responded is > 0)
            return items.Count < responded;
        // A server may cap what it is asked for without saying so: then only the total tells a short page from the last.
        return total is null && items.Count < pageSize;
    }

    private void RejectRepetition(IReadOnlyList<TItem> items)
    {
        var (first, last) = key is null ? (null, null) : (key(items[0]), key(items[^1]));
        if (first is not null && first == _lastFirst && last == _lastLast && items.Count == _lastCount)
            throw new LosantResponseException("The server gave the same page twice; the list would never end.");
        if (++_pages > MaxPages)
            throw new LosantResponseException("The server gives pages without end.");
        (_lastFirst, _lastLast, _lastCount) = (first, last, items.Count);
    }
}
