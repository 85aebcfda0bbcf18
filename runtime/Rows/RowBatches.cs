namespace Losant.Runtime;

/// <summary>Inserts rows in batches, of which each is one request.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowBatches
{
    private const int Size = 1000;

    /// <summary>Inserts rows, and says which are in if something fails after the first of them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="insert">Inserts some of them with one request.</param>
    /// <param name="progress">Told how many are in.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    /// <returns>How many rows were inserted.</returns>
    /// <exception cref="LosantRowsException">A request was refused, or a row after those that are in could not be read.</exception>
    public static Task<int> InsertAsync(
        IEnumerable<IReadOnlyDictionary<string, JsonScalar>> rows, Func<IReadOnlyDictionary<string, JsonScalar>[], Task> insert, IProgress<int>? progress, CancellationToken cancellationToken) =>
        InsertAsync(Each(rows), insert, progress, cancellationToken);

    /// <summary>Inserts rows, and says which are in if something fails after the first of them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="insert">Inserts some of them with one request.</param>
    /// <param name="progress">Told how many are in.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    /// <returns>How many rows were inserted.</returns>
    /// <exception cref="LosantRowsException">A request was refused, or a row after those that are in could not be read.</exception>
    public static async Task<int> InsertAsync(
        IAsyncEnumerable<IReadOnlyDictionary<string, JsonScalar>> rows, Func<IReadOnlyDictionary<string, JsonScalar>[], Task> insert, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(insert);
        var inserted = 0;
        var batch = new List<IReadOnlyDictionary<string, JsonScalar>>();
        try
        {
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                // A copy: a program may use one dictionary for all its rows.
                batch.Add(new Dictionary<string, JsonScalar>(row));
                if (batch.Count == Size) await SendAsync().ConfigureAwait(false);
            }

            if (batch.Count > 0) await SendAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (inserted > 0 && e is not (OperationCanceledException or LosantRowsException))
        {
            throw new LosantRowsException(inserted, batch.Count, e);
        }

        return inserted;

        async Task SendAsync()
        {
            try
            {
                await insert([.. batch]).ConfigureAwait(false);
            }
            catch (LosantException e)
            {
                throw new LosantRowsException(inserted, batch.Count, e);
            }

            inserted += batch.Count;
            batch.Clear();
            progress?.Report(inserted);
        }
    }

    private static async IAsyncEnumerable<T> Each<T>(IEnumerable<T> items)
    {
        foreach (var item in items) yield return item;
        await Task.CompletedTask.ConfigureAwait(false);
    }
}
