using System.Runtime.CompilerServices;
using System.Text;
using Losant.Runtime;
using Losant.Runtime.Http.Responses;

namespace Losant;

// What generated code calls: lists of the three kinds that the API has.
public static partial class LosantPageable
{
    /// <summary>A list in numbered pages.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="fetch">Gets the page of a number.</param>
    /// <param name="items">A page's items.</param>
    /// <param name="total">How many items there are in all, if the page says so.</param>
    /// <param name="pageSize">How many items a page is asked to have; null leaves it to the server.</param>
    /// <param name="responsePageSize">How many items the page says that pages have.</param>
    /// <param name="firstPage">The number of the first page to get.</param>
    /// <param name="key">What tells one item from another; lets a server be caught that gives the same page again.</param>
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
        Func<TItem, string?>? key = null)
    {
        CheckSize(pageSize);
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

    /// <summary>A list that is read from an offset on.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="fetch">Gets the page that begins at an offset.</param>
    /// <param name="items">A page's items.</param>
    /// <param name="total">How many items there are in all, if the page says so.</param>
    /// <param name="pageSize">How many items a page is asked to have; null leaves it to the server.</param>
    /// <param name="responsePageSize">How many items the page says that pages have.</param>
    /// <param name="firstOffset">The offset of the first item to get.</param>
    /// <param name="key">What tells one item from another; lets a server be caught that gives the same page again.</param>
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
        Func<TItem, string?>? key = null)
    {
        CheckSize(pageSize);
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

    /// <summary>A list whose pages begin after the last item of the page before.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="fetch">Gets the page after a cursor; null is the first.</param>
    /// <param name="items">A page's items.</param>
    /// <param name="cursor">An item's cursor.</param>
    /// <param name="total">How many items there are in all, if the page says so.</param>
    /// <param name="pageSize">How many items a page is asked to have; null leaves it to the server.</param>
    /// <param name="firstAfter">The cursor after which the first page begins; null is the beginning.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is less than 1.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static LosantPageable<TPage, TItem> ByCursor<TPage, TItem>(
        Func<string?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TItem, string?> cursor,
        Func<TPage, double?>? total = null,
        long? pageSize = null,
        string? firstAfter = null)
    {
        CheckSize(pageSize);
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
                // With a start in the middle nobody knows how many items were passed over, so the total says nothing.
                var isLast = end.IsReached(list, responded: null, firstAfter is null ? Whole(total?.Invoke(page)) : null, skipped: 0);
                yield return page;
                if (isLast)
                    yield break;
                after = cursor(list![^1]) ?? throw new LosantResponseException("The last item of the page has no cursor with which to ask for the next page.");
                if (!seen.Add(after))
                    throw new LosantResponseException($"The server gave a page that ends with the item \"{after}\" twice; the list would never end.");
            }
        }
    }

    /// <summary>A key for items that have no id: their JSON.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">How they are written.</typeparam>
    /// <param name="item">The item.</param>
    /// <returns>The item's JSON.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static string Json<T, TCodec>(T item)
        where TCodec : IJsonCodec<T> =>
        Encoding.UTF8.GetString(JsonText.Serialize<T, TCodec>(item));

    private static void CheckSize(long? pageSize)
    {
        if (pageSize < 1)
            throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, "A page has at least one item.");
    }

    private static long? Whole(double? number) => number is >= 0 and < long.MaxValue ? (long)number : null;

    // AsPages has a token, and so has the enumeration of what it returns.
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
