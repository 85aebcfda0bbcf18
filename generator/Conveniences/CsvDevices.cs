// needs reference Sep
// needs DeviceRecipeBulkCreate
// needs DeviceRecipeBulkCreate.CsvResult: string?
// needs DeviceRecipeBulkCreatePost
// needs DeviceRecipeBulkCreatePost.Csv: string?
// needs DeviceRecipeBulkCreatePost.DescriptionColumn: string?
// needs DeviceRecipeBulkCreatePost.GatewayIdColumn: string?
// needs DeviceRecipeBulkCreatePost.NameColumn: string?
// needs DeviceRecipeBulkCreatePost.ParentIdColumn: string?
// needs DeviceRecipeBulkCreateResponse
// needs DeviceRecipeBulkCreateResponse.TryGetDeviceRecipeBulkCreate(value: DeviceRecipeBulkCreate?)
// needs DeviceRecipeBulkCreateResponse.TryGetDeviceRecipeBulkCreate: bool
// needs DeviceRecipeResource.BulkCreateAsync(applicationId: string)
// needs DeviceRecipeResource.BulkCreateAsync(bulkInfo: DeviceRecipeBulkCreatePost)
// needs DeviceRecipeResource.BulkCreateAsync(cancellationToken: CancellationToken)
// needs DeviceRecipeResource.BulkCreateAsync(deviceRecipeId: string)
// needs DeviceRecipeResource.BulkCreateAsync: Task<DeviceRecipeBulkCreateResponse>
// needs LosantClient.DeviceRecipe: DeviceRecipeResource
// needs call DeviceRecipeBulkCreateResponse.TryGetDeviceRecipeBulkCreate: value
// needs call DeviceRecipeResource.BulkCreateAsync: applicationId deviceRecipeId bulkInfo
// needs new DeviceRecipeBulkCreatePost: 
namespace Losant;

using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;
using global::nietras.SeparatedValues;

/// <summary>Devices from a recipe and a CSV file.</summary>
/// <example>
/// <code>
/// await foreach (var device in losant.CreateDevicesAsync(applicationId, recipeId, "devices.csv", new() { NameColumn = "name", MakeUniqueKeySecret = true }))
///     Console.WriteLine($"{device.DeviceId} {device.Error}");
/// </code>
/// </example>
public static partial class LosantClientCsvDevices
{
    // For more than 750 devices the API starts a job, which tells their secrets by email only.
    private const int BatchSize = 500;

    /// <summary>Creates a device for each row of a CSV file, 500 with each request, while the result is enumerated.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="deviceRecipeId">The recipe.</param>
    /// <param name="path">The file. Its first row names the columns; those that the options do not name become tags.</param>
    /// <param name="options">What the columns are, and whether each device gets a key.</param>
    /// <param name="cancellationToken">Cancels the rest. Devices that have come are created.</param>
    /// <returns>The devices, in the order of the rows, and the rows of which none was created. What has come is created, whatever fails later.</returns>
    /// <exception cref="LosantJobException">The API does the rest in a job of its own.</exception>
    /// <exception cref="InvalidDataException">The options name a column that the file does not have, or a quote is not closed.</exception>
    public static async IAsyncEnumerable<LosantCreatedDevice> CreateDevicesAsync(
        this LosantClient losant, string applicationId, string deviceRecipeId, string path, DeviceRecipeBulkCreatePost? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var file = File.OpenRead(path);
        await foreach (var device in losant.CreateDevicesAsync(applicationId, deviceRecipeId, file, options, cancellationToken).ConfigureAwait(false)) yield return device;
    }

    /// <summary>Creates a device for each row of CSV from a stream, 500 with each request, while the result is enumerated.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="deviceRecipeId">The recipe.</param>
    /// <param name="csv">The CSV in UTF-8. Its first row names the columns; those that the options do not name become tags.</param>
    /// <param name="options">What the columns are, and whether each device gets a key.</param>
    /// <param name="cancellationToken">Cancels the rest. Devices that have come are created.</param>
    /// <returns>The devices, in the order of the rows, and the rows of which none was created. What has come is created, whatever fails later.</returns>
    /// <exception cref="LosantJobException">The API does the rest in a job of its own.</exception>
    /// <exception cref="InvalidDataException">The options name a column that the file does not have, or a quote is not closed.</exception>
    public static async IAsyncEnumerable<LosantCreatedDevice> CreateDevicesAsync(
        this LosantClient losant, string applicationId, string deviceRecipeId, Stream csv, DeviceRecipeBulkCreatePost? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(csv);
        // A copy, whose CSV is that of a request.
        var post = options is null ? new DeviceRecipeBulkCreatePost() : LosantJson.Deserialize<DeviceRecipeBulkCreatePost>(LosantJson.Serialize(options));
        using var reader = await Sep.Reader(static options => options with { HasHeader = false, DisableColCountCheck = true }).FromAsync(new CsvText(csv), cancellationToken).ConfigureAwait(false);
        string? header = null;
        var columns = 0;
        var batch = new StringBuilder();
        var count = 0;
        for (var more = true; more;)
        {
            more = await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false);
            if (more && IsBlank(reader)) continue;
            if (more && header is null)
            {
                header = Line(reader, out columns);
                foreach (var column in new[] { post.NameColumn, post.DescriptionColumn, post.GatewayIdColumn, post.ParentIdColumn })
                {
                    // The API would create all devices without it.
                    if (column is not null && !Has(reader, column)) throw new InvalidDataException(MessageText.Of($"Line 1: the file has no column '{column}'."));
                }

                continue;
            }

            if (more)
            {
                batch.Append(Line(reader, out _));
                count++;
            }

            if (count == 0 || (more && count < BatchSize)) continue;
            post.Csv = header + batch;
            var response = await losant.DeviceRecipe.BulkCreateAsync(applicationId, deviceRecipeId, post, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (!response.TryGetDeviceRecipeBulkCreate(out var created)) throw new LosantJobException(LosantJobFailure.TimedOut, $"The API creates {count} devices in a job, which goes on; those before are created.");
            foreach (var device in Created(created.CsvResult ?? "", columns)) yield return device;
            batch.Clear();
            count = 0;
        }
    }

    private static bool IsBlank(SepReader reader) => reader.Current is { ColCount: 1 } row && row[0].Span.IsEmpty;

    private static bool Has(SepReader reader, string column)
    {
        var row = reader.Current;
        for (var i = 0; i < row.ColCount; i++)
        {
            if (CsvCell.Text(row[i].Span) == column) return true;
        }

        return false;
    }

    private static string Line(SepReader reader, out int columns)
    {
        var row = reader.Current;
        columns = row.ColCount;
        var line = new StringBuilder();
        for (var i = 0; i < columns; i++) CsvCell.Check(row[i].Span, row.LineNumberFrom);
        for (var i = 0; i < columns; i++) line.Append(i == 0 ? "" : ",").Append(CsvCell.Quoted(CsvCell.Text(row[i].Span)));
        return line.Append('\n').ToString();
    }

    private static List<LosantCreatedDevice> Created(string csv, int given)
    {
        using var reader = Sep.New(',').Reader(static options => options with { HasHeader = false, DisableColCountCheck = true }).FromText(csv);
        CsvHeader? header = null;
        var devices = new List<LosantCreatedDevice>();
        foreach (var row in reader)
        {
            var cells = new List<string>(row.ColCount);
            for (var i = 0; i < row.ColCount; i++) cells.Add(row[i].ToString());
            if (header is null) header = new CsvHeader(cells);
            else devices.Add(header.CreatedDevice(cells, given));
        }

        return devices;
    }
}
