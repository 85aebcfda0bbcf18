using System.Runtime.CompilerServices;
using System.Text;
using Losant.Runtime;
using Losant.Runtime.Http.Responses;

namespace Losant;

// Called by generated code: lists for the three kinds of pagination that the API has.
public static partial class LosantPageable
{
    /// <summary>Creates a list with numbered pages.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="fetch">Gets the page with a number.</param>
    /// <param name="items">Gets a page's items.</param>
    /// <param name="total">Gets the total number of items, if the page states it.</param>
    /// <param name="pageSize">The requested number of items per page; null leaves it to the server.</param>
    /// <param name="responsePageSize">Gets the number of items per page that the page states.</param>
    /// <param name="firstPage">The number of the first page to get.</param>
    /// <param name="key">Gets an item's identity, to detect a server that returns the same page again.</param>
    /// <param name="pageSizeName">What the caller calls the page size.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is less than 1 or the first page less than 0.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static LosantPageable<TPage, TItem> ByPage<TPage, TItem>(
        Func<long, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TPage, double?>? total = null,
        long? pageSize = null,
        Func<TPage, double?>? responsePageSize = null,
        long firstPage = 0,
        Func<TItem, string?>? key = null,
        [CallerArgumentExpression(nameof(pageSize))] string? pageSizeName = null)
    {
        CheckSize(pageSize, pageSizeName);
        ArgumentOutOfRangeException.ThrowIfNegative(firstPage);
        return new LosantPageable<TPage, TItem>(cancellationToken => Pages(cancellationToken), items);

        async IAsyncEnumerable<TPage> Pages(CancellationToken outer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            using var both = Both(outer, ref cancellationToken);
            var end = new PageEnd<TItem>(pageSize, key);
            for (var number = firstPage; ; number++)
            {
                var page = await fetch(number, cancellationToken).ConfigureAwait(false);
                var size = Whole(responsePageSize?.Invoke(page));
                var isLast = end.IsReached(items(page), size, Whole(total?.Invoke(page)), skipped: firstPage * (size ?? pageSize ?? 0));
                yield return page;
                if (isLast)
                    yield break;
            }
        }
    }

    /// <summary>Creates a list whose pages begin at an offset.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="fetch">Gets the page that begins at an offset.</param>
    /// <param name="items">Gets a page's items.</param>
    /// <param name="total">Gets the total number of items, if the page states it.</param>
    /// <param name="pageSize">The requested number of items per page; null leaves it to the server.</param>
    /// <param name="responsePageSize">Gets the number of items per page that the page states.</param>
    /// <param name="firstOffset">The offset of the first item to get.</param>
    /// <param name="key">Gets an item's identity, to detect a server that returns the same page again.</param>
    /// <param name="pageSizeName">What the caller calls the page size.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is less than 1 or the first offset less than 0.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static LosantPageable<TPage, TItem> ByOffset<TPage, TItem>(
        Func<long, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TPage, double?>? total = null,
        long? pageSize = null,
        Func<TPage, double?>? responsePageSize = null,
        long firstOffset = 0,
        Func<TItem, string?>? key = null,
        [CallerArgumentExpression(nameof(pageSize))] string? pageSizeName = null)
    {
        CheckSize(pageSize, pageSizeName);
        ArgumentOutOfRangeException.ThrowIfNegative(firstOffset);
        return new LosantPageable<TPage, TItem>(cancellationToken => Pages(cancellationToken), items);

        async IAsyncEnumerable<TPage> Pages(CancellationToken outer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            using var both = Both(outer, ref cancellationToken);
            var end = new PageEnd<TItem>(pageSize, key);
            while (true)
            {
                var page = await fetch(firstOffset + end.Seen, cancellationToken).ConfigureAwait(false);
                var isLast = end.IsReached(items(page), Whole(responsePageSize?.Invoke(page)), Whole(total?.Invoke(page)), skipped: firstOffset);
                yield return page;
                if (isLast)
                    yield break;
            }
        }
    }

    /// <summary>Creates a list whose pages begin after the last item of the previous page.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="fetch">Gets the page after a cursor; null is the first page.</param>
    /// <param name="items">Gets a page's items.</param>
    /// <param name="cursor">Gets an item's cursor.</param>
    /// <param name="total">Gets the total number of items, if the page states it.</param>
    /// <param name="pageSize">The requested number of items per page; null leaves it to the server.</param>
    /// <param name="firstAfter">The cursor after which the first page begins; null means the first page.</param>
    /// <param name="pageSizeName">What the caller calls the page size.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is less than 1.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static LosantPageable<TPage, TItem> ByCursor<TPage, TItem>(
        Func<string?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TItem, string?> cursor,
        Func<TPage, double?>? total = null,
        long? pageSize = null,
        string? firstAfter = null,
        [CallerArgumentExpression(nameof(pageSize))] string? pageSizeName = null)
    {
        CheckSize(pageSize, pageSizeName);
        return new LosantPageable<TPage, TItem>(cancellationToken => Pages(cancellationToken), items);

        async IAsyncEnumerable<TPage> Pages(CancellationToken outer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            using var both = Both(outer, ref cancellationToken);
            var end = new PageEnd<TItem>(pageSize, cursor);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var after = firstAfter; ;)
            {
                var page = await fetch(after, cancellationToken).ConfigureAwait(false);
                var list = items(page);
                // With a start in the middle, the number of skipped items is unknown, so the total cannot be used.
                var isLast = end.IsReached(list, responded: null, firstAfter is null ? Whole(total?.Invoke(page)) : null, skipped: 0);
                yield return page;
                if (isLast)
                    yield break;
                after = (list!.Count == 0 ? null : cursor(list[^1])) ?? throw new LosantResponseException("The last item of the page has no cursor, so the next page cannot be requested.");
                if (!seen.Add(after))
                    throw new LosantResponseException("The server returned a page that ends with the same item twice; the list would never end.");
            }
        }
    }

    /// <summary>Gets a key for items that have no id: their JSON.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec that writes them.</typeparam>
    /// <param name="item">The item.</param>
    /// <returns>The item's JSON.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static string Json<T, TCodec>(T item)
        where TCodec : IJsonCodec<T> =>
        Encoding.UTF8.GetString(JsonText.Serialize<T, TCodec>(item));

    private static void CheckSize(long? pageSize, string? name)
    {
        if (pageSize < 1)
            throw new ArgumentOutOfRangeException(name, pageSize, "The page size must be at least 1.");
    }

    private static long? Whole(double? number) => number is >= 0 and < long.MaxValue ? (long)number : null;

    // AsPages takes a token, and so does the enumeration of its return value.
    private static CancellationTokenSource? Both(CancellationToken outer, ref CancellationToken inner)
    {
        if (!outer.CanBeCanceled || outer == inner)
            return null;
        if (!inner.CanBeCanceled)
        {
            inner = outer;
            return null;
        }

        var both = CancellationTokenSource.CreateLinkedTokenSource(outer, inner);
        inner = both.Token;
        return both;
    }
}
