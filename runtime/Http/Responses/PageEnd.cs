using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime.Http.Responses;

/// <summary>Detects the end of a paginated list, and a server whose pages would never end.</summary>
internal sealed class PageEnd<TItem>(long? pageSize, Func<TItem, string?>? key)
{
    // Without keys, this limit stops the requests to a server that repeats pages; no list is that long.
    private const int MaxPages = 100_000;

    private int _pages;
    private int _lastCount;
    private string? _lastFirst;
    private string? _lastLast;

    /// <summary>The number of items so far.</summary>
    public long Seen { get; private set; }

    /// <summary>Adds a page.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="responded">The number of items per page that it states.</param>
    /// <param name="total">The total number of items that it states.</param>
    /// <param name="skipped">The number of items before the first requested page.</param>
    /// <returns>Whether it is the last page.</returns>
    /// <exception cref="LosantResponseException">The page is the same as the previous one.</exception>
    public bool IsReached(IReadOnlyList<TItem>? items, long? responded, long? total, long skipped)
    {
        // An item that does not fit is not in the list, but the server has sent it.
        var kept = KeptJson.ItemsOf(items);
        var count = (items?.Count ?? 0) + (kept?.Count ?? 0);
        if (items is null || count == 0)
            return true;
        RejectRepetition(items, kept);
        Seen += count;

        if (total is { } all && skipped + Seen >= all)
            return true;
        if (responded is > 0)
            return count < responded;
        // A server may silently reduce the requested page size: then only the total distinguishes a short page from the last one.
        return total is null && count < pageSize;
    }

    private void RejectRepetition(IReadOnlyList<TItem> items, IReadOnlyList<KeptItem>? kept)
    {
        var (first, last) = items.Count == 0 ? (kept?[0].Json.GetRawText(), kept?[^1].Json.GetRawText())
            : key is null ? (null, null)
            : (key(items[0]), key(items[^1]));
        if (first is not null && first == _lastFirst && last == _lastLast && items.Count == _lastCount)
            throw new LosantResponseException("The server returned the same page twice; the list would never end.");
        if (++_pages > MaxPages)
            throw new LosantResponseException("The server returns pages without end.");
        (_lastFirst, _lastLast, _lastCount) = (first, last, items.Count);
    }
}
