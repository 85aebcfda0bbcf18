namespace Losant;

/// <summary>
/// The items of a paginated list as one sequence; <see cref="AsPages"/> returns the pages themselves. Lazy: a page is
/// requested when the previous one is exhausted. Each enumeration starts over. The enumeration throws what the calls throw,
/// and a <see cref="LosantResponseException"/> if the server returns the same page again.
/// <see cref="LosantPageable"/> creates one without a server, for tests.
/// </summary>
/// <typeparam name="TPage">The type of a page.</typeparam>
/// <typeparam name="TItem">The type of an item.</typeparam>
public sealed class LosantPageable<TPage, TItem> : IAsyncEnumerable<TItem>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<TPage>> _pages;
    private readonly Func<TPage, IReadOnlyList<TItem>?> _items;

    private readonly IEnumerable<TItem>? _given;

    internal LosantPageable(Func<CancellationToken, IAsyncEnumerable<TPage>> pages, Func<TPage, IReadOnlyList<TItem>?> items)
    {
        _pages = pages;
        _items = items;
    }

    /// <summary>Initializes a list with given items, without pages.</summary>
    internal LosantPageable(Func<CancellationToken, IAsyncEnumerable<TPage>> pages, IEnumerable<TItem> given)
        : this(pages, static _ => null) => _given = given;

    /// <summary>Gets the pages, with all their members besides the items.</summary>
    /// <param name="cancellationToken">Cancels the calls for further pages.</param>
    /// <returns>The pages in order; the last one may be empty.</returns>
    public IAsyncEnumerable<TPage> AsPages(CancellationToken cancellationToken = default) => _pages(cancellationToken);

    /// <summary>Enumerates the items.</summary>
    /// <param name="cancellationToken">Cancels the calls for further pages.</param>
    /// <returns>The items in order.</returns>
    public async IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        foreach (var item in _given ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        if (_given is not null)
            yield break;
        await foreach (var page in _pages(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in _items(page) ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }
}
