// needs reference Sep
// needs AdvancedQuery
// needs DataTable
// needs DataTable.Columns: IReadOnlyList<DataTableColumn>?
// needs DataTableColumn
// needs DataTableColumn.DataType: DataTableColumnDataType
// needs DataTableColumn.Name: string
// needs DataTableColumnDataType.Value: string
// needs DataTableResource.GetAsync(applicationId: string)
// needs DataTableResource.GetAsync(cancellationToken: CancellationToken)
// needs DataTableResource.GetAsync(dataTableId: string)
// needs DataTableResource.GetAsync: Task<DataTable>
// needs DataTableRow
// needs DataTableRow.CreatedAt: DateTimeOffset?
// needs DataTableRow.Entries: IReadOnlyDictionary<string, JsonScalar>?
// needs DataTableRow.Id: string?
// needs DataTableRow.UpdatedAt: DateTimeOffset?
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
// needs LosantClient.DataTable: DataTableResource
// needs LosantClient.DataTableRows: DataTableRowsResource
// needs call DataTableResource.GetAsync: applicationId dataTableId
// needs call DataTableRowsResource.PostAsync: applicationId dataTableId dataTableRow
// needs call DataTableRowsResource.QueryAllAsync: applicationId dataTableId
// needs new AdvancedQuery: 
namespace Losant;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;
using global::nietras.SeparatedValues;

/// <summary>Rows of data tables from CSV files and to them.</summary>
/// <example>
/// <code>
/// await losant.ImportRowsAsync(applicationId, tableId, "readings.csv");
/// await losant.ExportRowsAsync(applicationId, tableId, "high.csv", new() { ["level"] = new() { Gt = 5 } });
/// </code>
/// </example>
public static partial class LosantClientCsvRows
{
    private static readonly string[] Own = ["id", "createdAt", "updatedAt"];

    /// <summary>Inserts the rows of a CSV file, 1,000 with each request.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="dataTableId">The data table.</param>
    /// <param name="path">The file. Its first row names columns of the table; columns id, createdAt and updatedAt are skipped. An empty cell is no value.</param>
    /// <param name="progress">Told how many rows have been inserted.</param>
    /// <param name="cancellationToken">Cancels the rest. Rows of requests that were answered have been inserted.</param>
    /// <returns>How many rows were inserted.</returns>
    /// <exception cref="LosantRowsException">The API refused a request, or a row after those that are in does not fit. The exception says how many are in.</exception>
    /// <exception cref="InvalidDataException">A column is not one of the table, or a value is not of the column's type; nothing was inserted.</exception>
    public static async Task<int> ImportRowsAsync(this LosantClient losant, string applicationId, string dataTableId, string path, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        using var file = File.OpenRead(path);
        return await losant.ImportRowsAsync(applicationId, dataTableId, file, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Inserts the rows of CSV from a stream, 1,000 with each request.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="dataTableId">The data table.</param>
    /// <param name="csv">The CSV in UTF-8. Its first row names columns of the table; columns id, createdAt and updatedAt are skipped. An empty cell is no value.</param>
    /// <param name="progress">Told how many rows have been inserted.</param>
    /// <param name="cancellationToken">Cancels the rest. Rows of requests that were answered have been inserted.</param>
    /// <returns>How many rows were inserted.</returns>
    /// <exception cref="LosantRowsException">The API refused a request, or a row after those that are in does not fit. The exception says how many are in.</exception>
    /// <exception cref="InvalidDataException">A column is not one of the table, or a value is not of the column's type; nothing was inserted.</exception>
    public static async Task<int> ImportRowsAsync(this LosantClient losant, string applicationId, string dataTableId, Stream csv, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(csv);
        var table = await losant.DataTable.GetAsync(applicationId, dataTableId, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await RowBatches.InsertAsync(
            RowsAsync(csv, table.Columns ?? [], cancellationToken), batch => losant.DataTableRows.PostAsync(applicationId, dataTableId, batch, cancellationToken: cancellationToken), progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes rows to a CSV file: id, createdAt, updatedAt, and the columns of the table. Strings have quotes, and no value is an empty cell.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="dataTableId">The data table.</param>
    /// <param name="path">The file; it is replaced if it exists, and is there only when all rows are in it.</param>
    /// <param name="query">Which rows; null for all.</param>
    /// <param name="sortColumn">The column by which they are sorted; null for none.</param>
    /// <param name="progress">Told how many rows have been written.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>How many rows were written.</returns>
    public static async Task<int> ExportRowsAsync(
        this LosantClient losant, string applicationId, string dataTableId, string path, AdvancedQuery? query = null, string? sortColumn = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var count = 0;
        await PartialFile.WriteAsync(path, async file => count = await losant.ExportRowsAsync(applicationId, dataTableId, file, query, sortColumn, progress, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return count;
    }

    /// <summary>Writes rows as CSV to a stream: id, createdAt, updatedAt, and the columns of the table. Strings have quotes, and no value is an empty cell.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="dataTableId">The data table.</param>
    /// <param name="csv">Where the CSV is written, in UTF-8; it is not disposed.</param>
    /// <param name="query">Which rows; null for all.</param>
    /// <param name="sortColumn">The column by which they are sorted; null for none.</param>
    /// <param name="progress">Told how many rows have been written.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>How many rows were written.</returns>
    public static async Task<int> ExportRowsAsync(
        this LosantClient losant, string applicationId, string dataTableId, Stream csv, AdvancedQuery? query = null, string? sortColumn = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(csv);
        var table = await losant.DataTable.GetAsync(applicationId, dataTableId, cancellationToken: cancellationToken).ConfigureAwait(false);
        var columns = (table.Columns ?? []).Select(column => column.Name).ToList();
        var text = new StreamWriter(csv, leaveOpen: true);
        await using var _ = text.ConfigureAwait(false);
        using var writer = Sep.New(',').Writer(static options => options with { WriteHeader = false }).To(text, leaveOpen: true);
        Write(writer, Own.Concat(columns).Select(CsvCell.Quoted));
        var count = 0;
        await foreach (var row in losant.DataTableRows.QueryAllAsync(applicationId, dataTableId, query ?? new AdvancedQuery(), sortColumn: sortColumn).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var values = columns.Select(name => row.Entries is { } entries && entries.TryGetValue(name, out var value) ? CsvCell.Of(value) : "");
            Write(writer, values.Prepend(Time(row.UpdatedAt)).Prepend(Time(row.CreatedAt)).Prepend(CsvCell.Quoted(row.Id)));
            count++;
            progress?.Report(count);
        }

        return count;
    }

    private static string Time(DateTimeOffset? time) => CsvCell.Quoted(time?.UtcDateTime.ToString("O"));

    private static void Write(SepWriter writer, IEnumerable<string> cells)
    {
        using var row = writer.NewRow();
        var i = 0;
        foreach (var cell in cells) row[i++].Set(cell);
    }

    private static async IAsyncEnumerable<IReadOnlyDictionary<string, JsonScalar>> RowsAsync(Stream csv, IReadOnlyList<DataTableColumn> columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The separator is found by the first row: a comma, a semicolon or a tab.
        using var reader = await Sep.Reader(static options => options with { HasHeader = false, DisableColCountCheck = true }).FromAsync(new CsvText(csv), cancellationToken).ConfigureAwait(false);
        DataTableColumn?[]? order = null;
        while (await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (IsBlank(reader)) continue;
            if (order is null) order = Order(reader, columns);
            else yield return Row(reader, order);
        }

        if (order is null) throw new InvalidDataException("The file is empty; its first row has to name columns of the table.");
    }

    private static bool IsBlank(SepReader reader) => reader.Current is { ColCount: 1 } row && row[0].Span.IsEmpty;

    private static DataTableColumn?[] Order(SepReader reader, IReadOnlyList<DataTableColumn> columns)
    {
        var row = reader.Current;
        var order = new DataTableColumn?[row.ColCount];
        for (var i = 0; i < order.Length; i++)
        {
            var name = CsvCell.Text(row[i].Span)?.Trim() ?? "";
            if (Own.Contains(name)) continue;
            order[i] = columns.FirstOrDefault(column => column.Name == name) ?? throw new InvalidDataException(MessageText.Of($"Line 1: the data table has no column '{name}'; it has {string.Join(", ", columns.Select(column => column.Name))}."));
            if (Array.IndexOf(order, order[i]) < i) throw new InvalidDataException(MessageText.Of($"Line 1: the column '{name}' is there twice."));
        }

        return order;
    }

    private static IReadOnlyDictionary<string, JsonScalar> Row(SepReader reader, DataTableColumn?[] order)
    {
        var row = reader.Current;
        for (var i = 0; i < row.ColCount; i++) CsvCell.Check(row[i].Span, row.LineNumberFrom);
        if (row.ColCount != order.Length) throw new InvalidDataException($"Line {row.LineNumberFrom}: expected {order.Length} values, found {row.ColCount}.");
        var values = new Dictionary<string, JsonScalar>();
        for (var i = 0; i < row.ColCount; i++)
        {
            if (order[i] is { } column && CsvCell.Value(row[i].Span, column.DataType.Value, column.Name, row.LineNumberFrom) is { IsNull: false } value) values[column.Name] = value;
        }

        return values;
    }
}
