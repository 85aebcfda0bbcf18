using System.Runtime.CompilerServices;

namespace Losant;

/// <summary>Makes lists as paged methods return them, without a server: for mocks and other stand-ins.</summary>
public static partial class LosantPageable
{
    /// <summary>A list of given items.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="items">The items; enumerated anew each time that the list is.</param>
    /// <param name="page">
    /// Makes the one page that <see cref="LosantPageable{TPage, TItem}.AsPages"/> then gives; null where nobody asks for pages, which is
    /// an <see cref="InvalidOperationException"/> then.
    /// </param>
    /// <returns>The list.</returns>
    public static LosantPageable<TPage, TItem> FromItems<TPage, TItem>(IEnumerable<TItem> items, Func<IReadOnlyList<TItem>, TPage>? page = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new LosantPageable<TPage, TItem>(Pages, items);

        async IAsyncEnumerable<TPage> Pages([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (page is null)
                throw new InvalidOperationException("The list was made from items alone and has no pages: give LosantPageable.FromItems a function that makes one, or use FromPages.");
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return page([.. items]);
        }
    }

    /// <summary>A list of given pages.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="pages">The pages; enumerated anew each time that the list is. What the enumeration throws is what a call for a page would throw.</param>
    /// <param name="items">A page's items; null where it has none.</param>
    /// <returns>The list.</returns>
    public static LosantPageable<TPage, TItem> FromPages<TPage, TItem>(IEnumerable<TPage> pages, Func<TPage, IReadOnlyList<TItem>?> items)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(items);
        return new LosantPageable<TPage, TItem>(token => LosantEvents.FromItems(pages, cancellationToken: token), items);
    }
}
