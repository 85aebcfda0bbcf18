// needs reference Sep
// needs ApplicationJobLog
// needs ApplicationJobLog.Id: string?
// needs ApplicationJobLog.Output: JobOutput?
// needs JobOutput.DownloadUrls: IReadOnlyList<string>?
namespace Losant;

using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;
using global::nietras.SeparatedValues;

/// <summary>Reads the CSV files that exports make, while they come.</summary>
/// <example>
/// <code>
/// var log = await losant.WaitAsync(applicationId, job, new() { Name = "DataExport" });
/// await foreach (var row in log.ReadRowsAsync()) Console.WriteLine($"{row.Time:O} {row.Data["temperature"]}");
/// </code>
/// </example>
public static partial class LosantClientCsvExports
{
    /// <summary>Reads the file of an export of device data, row by row.</summary>
    /// <param name="log">The log of the job.</param>
    /// <param name="httpClient">Sends the request, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="LosantJobException">The job has no file.</exception>
    /// <exception cref="LosantStorageException">The link has expired.</exception>
    /// <exception cref="System.IO.InvalidDataException">The file is not that of an export of device data.</exception>
    public static IAsyncEnumerable<LosantExportRow> ReadRowsAsync(this ApplicationJobLog log, HttpClient? httpClient = null, CancellationToken cancellationToken = default) =>
        ReadAsync<LosantExportRow>(log, static header => header.ExportRow, httpClient, cancellationToken);

    /// <summary>Reads the file of any export as objects, row by row. A member has the value of the column of its name in JSON.</summary>
    /// <typeparam name="T">A class of the program.</typeparam>
    /// <param name="log">The log of the job.</param>
    /// <param name="type">How a row is read, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="httpClient">Sends the request, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="LosantJobException">The job has no file.</exception>
    /// <exception cref="LosantStorageException">The link has expired.</exception>
    /// <exception cref="System.IO.InvalidDataException">A value does not fit its member.</exception>
    public static IAsyncEnumerable<T> ReadRowsAsync<T>(this ApplicationJobLog log, JsonTypeInfo<T> type, HttpClient? httpClient = null, CancellationToken cancellationToken = default) =>
        ReadAsync(log, header => header.ReaderOf(type), httpClient, cancellationToken);

    private static async IAsyncEnumerable<T> ReadAsync<T>(ApplicationJobLog log, Func<CsvHeader, Func<IReadOnlyList<string>, int, T>> readerOf, HttpClient? httpClient, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.Output?.DownloadUrls is not { Count: > 0 } urls) throw new LosantJobException(LosantJobFailure.NoDownload, "The job made no file.", log.Id);
        var file = await LosantStorage.OpenAsync(urls[0], httpClient, cancellationToken).ConfigureAwait(false);
        using var reader = await Sep.New(',').Reader(static options => options with { HasHeader = false, DisableColCountCheck = true }).FromAsync(new CsvText(file), cancellationToken).ConfigureAwait(false);
        CsvHeader? header = null;
        Func<IReadOnlyList<string>, int, T>? read = null;
        while (await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            var line = Cells(reader, out var cells);
            if (cells is [""]) continue;
            if (header is null)
            {
                header = new CsvHeader(cells);
                continue;
            }

            read ??= readerOf(header);
            yield return read(cells, line);
        }
    }

    private static int Cells(SepReader reader, out List<string> cells)
    {
        var row = reader.Current;
        cells = new List<string>(row.ColCount);
        for (var i = 0; i < row.ColCount; i++)
        {
            CsvCell.Check(row[i].Span, row.LineNumberFrom);
            cells.Add(row[i].ToString());
        }

        return row.LineNumberFrom;
    }
}
