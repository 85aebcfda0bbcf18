using System.Runtime.CompilerServices;

namespace Losant;

/// <summary>Creates lists like those of paged methods, without a server, for mocks and fakes.</summary>
public static partial class LosantPageable
{
    /// <summary>Creates a list of the given items.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="items">The items; enumerated each time the list is enumerated.</param>
    /// <param name="page">
    /// Creates the one page that <see cref="LosantPageable{TPage, TItem}.AsPages"/> returns. If null, enumerating pages throws
    /// an <see cref="InvalidOperationException"/>.
    /// </param>
    /// <returns>The list.</returns>
    public static LosantPageable<TPage, TItem> FromItems<TPage, TItem>(IEnumerable<TItem> items, Func<IReadOnlyList<TItem>, TPage>? page = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new LosantPageable<TPage, TItem>(Pages, items);

        async IAsyncEnumerable<TPage> Pages([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (page is null)
                throw new InvalidOperationException("The list was created without pages. Pass a function that creates a page to LosantPageable.FromItems, or use FromPages.");
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return page([.. items]);
        }
    }

    /// <summary>Creates a list of the given pages.</summary>
    /// <typeparam name="TPage">The type of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="pages">The pages; enumerated each time the list is enumerated. An exception from it is thrown like one from a call.</param>
    /// <param name="items">Gets a page's items; returns null if it has none.</param>
    /// <returns>The list.</returns>
    public static LosantPageable<TPage, TItem> FromPages<TPage, TItem>(IEnumerable<TPage> pages, Func<TPage, IReadOnlyList<TItem>?> items)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(items);
        return new LosantPageable<TPage, TItem>(token => LosantEvents.FromItems(pages, cancellationToken: token), items);
    }
}
