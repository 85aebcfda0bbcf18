namespace Losant;

/// <summary>
/// The items of a list that the API gives out in pages, as one sequence; <see cref="AsPages"/> gives the pages themselves. Lazy: a
/// page is asked for when the one before is used up. Each enumeration begins anew. What calls throw comes out of the
/// enumeration; a server that gives the same page again is a <see cref="LosantResponseException"/>.
/// <see cref="LosantPageable"/> makes one without a server, for tests.
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

    /// <summary>A list whose items are given and need no pages.</summary>
    internal LosantPageable(Func<CancellationToken, IAsyncEnumerable<TPage>> pages, IEnumerable<TItem> given)
        : this(pages, static _ => null) => _given = given;

    /// <summary>The pages, with all that they say beside their items.</summary>
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
