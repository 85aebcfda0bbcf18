// needs AdvancedQuery
// needs DataTableRow
// needs DataTableRowInsert(IReadOnlyDictionary<string, JsonScalar>[])
// needs DataTableRowsResource.PostAsync(applicationId: string)
// needs DataTableRowsResource.PostAsync(cancellationToken: CancellationToken)
// needs DataTableRowsResource.PostAsync(dataTableId: string)
// needs DataTableRowsResource.PostAsync(dataTableRow: DataTableRowInsert)
// needs DataTableRowsResource.PostAsync: Task<DataTableRowInsertResult>
// needs DataTableRowsResource.QueryAllAsync(applicationId: string)
// needs DataTableRowsResource.QueryAllAsync(dataTableId: string)
// needs DataTableRowsResource.QueryAllAsync(query: AdvancedQuery?)
// needs DataTableRowsResource.QueryAllAsync(sortColumn: string?)
// needs DataTableRowsResource.QueryAllAsync: LosantPageable<DataTableRows, DataTableRow>
// needs LosantClient.DataTableRows: DataTableRowsResource
// needs call DataTableRowsResource.PostAsync: applicationId dataTableId dataTableRow
// needs call DataTableRowsResource.QueryAllAsync: applicationId dataTableId
// needs new AdvancedQuery: 
namespace Losant;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;

/// <summary>Rows of data tables as objects of the program, many at a time.</summary>
/// <example>
/// <code>
/// await losant.InsertRowsAsync(applicationId, tableId, readings, Json.Default.Reading);
/// await foreach (var reading in losant.QueryRowsAsync(applicationId, tableId, Json.Default.Reading, new() { ["level"] = new() { Gt = 5 } })) Console.WriteLine(reading);
/// </code>
/// </example>
public static partial class LosantClientRows
{
    /// <summary>Inserts rows, 1,000 with each request.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="dataTableId">The data table.</param>
    /// <param name="rows">The rows, as values by the name of the column.</param>
    /// <param name="progress">Told how many rows have been inserted.</param>
    /// <param name="cancellationToken">Cancels the rest. Rows of requests that were answered have been inserted.</param>
    /// <returns>How many rows were inserted.</returns>
    /// <exception cref="LosantRowsException">The API refused a request. The exception says which rows have been inserted.</exception>
    public static Task<int> InsertRowsAsync(this LosantClient losant, string applicationId, string dataTableId, IEnumerable<IReadOnlyDictionary<string, JsonScalar>> rows, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(rows);
        return RowBatches.InsertAsync(rows, batch => losant.DataTableRows.PostAsync(applicationId, dataTableId, batch, cancellationToken: cancellationToken), progress, cancellationToken);
    }

    /// <summary>Inserts objects as rows, 1,000 with each request. Each member is the value of the column of its name in JSON.</summary>
    /// <typeparam name="T">A class of the program.</typeparam>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="dataTableId">The data table.</param>
    /// <param name="rows">The objects.</param>
    /// <param name="type">How they are written, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="progress">Told how many rows have been inserted.</param>
    /// <param name="cancellationToken">Cancels the rest. Rows of requests that were answered have been inserted.</param>
    /// <returns>How many rows were inserted.</returns>
    /// <exception cref="LosantRowsException">The API refused a request. The exception says which rows have been inserted.</exception>
    /// <exception cref="ArgumentException">An object is not written as JSON object of strings, numbers, booleans and nulls.</exception>
    public static Task<int> InsertRowsAsync<T>(this LosantClient losant, string applicationId, string dataTableId, IEnumerable<T> rows, JsonTypeInfo<T> type, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(type);
        return losant.InsertRowsAsync(applicationId, dataTableId, rows.Select(row => RowValues.Of(JsonSerializer.SerializeToElement(row, type))), progress, cancellationToken);
    }

    /// <summary>Reads rows as objects, and requests more of them when they are needed.</summary>
    /// <typeparam name="T">A class of the program.</typeparam>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="dataTableId">The data table.</param>
    /// <param name="type">How a row is read, from a <c>JsonSerializerContext</c>; the row has the columns and <c>id</c>, <c>createdAt</c> and <c>updatedAt</c>.</param>
    /// <param name="query">Which rows; null for all.</param>
    /// <param name="sortColumn">The column by which they are sorted; null for none.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<T> QueryRowsAsync<T>(
        this LosantClient losant, string applicationId, string dataTableId, JsonTypeInfo<T> type, AdvancedQuery? query = null, string? sortColumn = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(type);
        await foreach (var row in losant.DataTableRows.QueryAllAsync(applicationId, dataTableId, query ?? new AdvancedQuery(), sortColumn: sortColumn).WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return JsonSerializer.Deserialize(LosantJson.Serialize(row), type) ?? throw new JsonException("A row was read as null.");
    }
}
