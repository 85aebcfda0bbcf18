// needs DataPoint
// needs DataPoint.Data: IReadOnlyDictionary<string, JsonScalar>
// needs DataPoint.Time: DateTimeOffset
// needs DataResource.TimeSeriesQueryAsync(applicationId: string)
// needs DataResource.TimeSeriesQueryAsync(cancellationToken: CancellationToken)
// needs DataResource.TimeSeriesQueryAsync(query: TimeSeriesQuery)
// needs DataResource.TimeSeriesQueryAsync: Task<TimeSeriesData>
// needs LosantClient.Data: DataResource
// needs SortDirection.Value: string
// needs TimeSeriesData
// needs TimeSeriesData.Devices: IReadOnlyDictionary<string, TimeSeriesDevice>
// needs TimeSeriesDevice.Name: string
// needs TimeSeriesDevice.Points: IReadOnlyList<DataPoint>
// needs TimeSeriesQuery
// needs TimeSeriesQuery.Aggregation: Aggregation?
// needs TimeSeriesQuery.Duration: double?
// needs TimeSeriesQuery.End: double?
// needs TimeSeriesQuery.Limit: double?
// needs TimeSeriesQuery.Order: SortDirection?
// needs TimeSeriesQuery.Resolution: double?
// needs TimeSeriesQuery.Start: double?
// needs call DataResource.TimeSeriesQueryAsync: applicationId query
namespace Losant;

using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;

/// <summary>Reads time series of any length.</summary>
/// <example>
/// <code>
/// var week = new TimeSeriesQuery { Start = LosantTime.At(begin), End = LosantTime.At(end), Resolution = 300_000, Aggregation = Aggregation.Mean, DeviceIds = [deviceId] };
/// await foreach (var point in losant.ReadSeriesAsync(applicationId, week)) Console.WriteLine($"{point.Time:O},{point.Data["temperature"]}");
/// </code>
/// </example>
public static partial class LosantClientSeries
{
    /// <summary>
    /// Reads a time series in several requests, each for a part of the range, and holds one part in memory. Points come with the oldest first; those of several devices side by side.
    /// Each point comes once. A step of an aggregation is never divided between two requests.
    /// </summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="query">What to read; it is not changed. It needs a start or a duration, and a resolution unless its aggregation is NONE.</param>
    /// <param name="options">How long the parts are; null for the default options.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="LosantSeriesException">A part could not be read. What came before is complete; the exception says where to go on.</exception>
    /// <exception cref="ArgumentException">The query has no start, no resolution, a limit, or the newest point first.</exception>
    public static IAsyncEnumerable<LosantSeriesPoint> ReadSeriesAsync(this LosantClient losant, string applicationId, TimeSeriesQuery query, LosantSeriesOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is not null) throw new ArgumentException("A limit would be that of each part. Stop the loop instead.", nameof(query));
        if (query.Order?.Value == "desc") throw new ArgumentException("Points come with the oldest first.", nameof(query));
        if (query.Resolution is null && (query.Aggregation is not { } how || LosantJson.Serialize(how) != "\"NONE\""))
            throw new ArgumentException("Without a resolution, an aggregation would be that of each part. Set a resolution, or the aggregation NONE for the points as they were reported.", nameof(query));
        var range = new SeriesRange(query.Start, query.End, query.Duration, query.Resolution, options ?? new LosantSeriesOptions());
        // A copy with all members, also those that a later version of the API adds.
        var part = LosantJson.Deserialize<TimeSeriesQuery>(LosantJson.Serialize(query));
        part.Duration = null;
        return ReadAsync(losant, applicationId, part, range, cancellationToken);
    }

    private static async IAsyncEnumerable<LosantSeriesPoint> ReadAsync(LosantClient losant, string applicationId, TimeSeriesQuery part, SeriesRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var points = new List<LosantSeriesPoint>();
        while (range.Next())
        {
            (part.Start, part.End) = (range.Start, range.End);
            TimeSeriesData data;
            try
            {
                data = await losant.Data.TimeSeriesQueryAsync(applicationId, part, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                throw new LosantSeriesException(DateTimeOffset.FromUnixTimeMilliseconds((long)range.Start), e);
            }

            points.Clear();
            foreach (var (id, device) in data.Devices)
            {
                foreach (var point in device.Points)
                {
                    if (range.Has(point.Time)) points.Add(new LosantSeriesPoint(id, device.Name, point.Time, point.Data));
                }
            }

            points.Sort(static (x, y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : string.CompareOrdinal(x.DeviceId, y.DeviceId));
            foreach (var point in points) yield return point;
        }
    }
}
