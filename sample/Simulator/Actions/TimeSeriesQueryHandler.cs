using System.Text.Json.Nodes;
using Losant.Simulator.Data;
using Losant.Simulator.Queries;
using Losant.Simulator.Server;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Actions;

/// <summary>data.timeSeriesQuery.</summary>
internal sealed class TimeSeriesQueryHandler(DeviceStore store, TimeProvider clock) : IActionHandler
{
    private readonly DeviceSelector _selector = new(store);

    public Task<ApiResponse> RespondAsync(ApiCall call)
    {
        var query = (JsonObject)call.Body!;
        var range = TimeRange.Read(query, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var aggregation = AggregationChoice.Read(query["aggregation"]);
        var devices = _selector.Select(query);
        var isRaw = string.Equals(aggregation.Name, AggregationChoice.None, StringComparison.Ordinal);
        if (isRaw && devices.Count != 1)
            throw ApiFailure.Validation($"Aggregation NONE takes exactly one device, and the query has {devices.Count}.");
        double? resolution = TimeRange.Number(query, "resolution") is { } given ? TimeRange.Positive("resolution", given) : null;
        var limit = Limit(query);
        var descending = string.Equals(query["order"]?.GetValue<string>(), "desc", StringComparison.Ordinal);
        var maker = new SeriesMaker(range, new Buckets(range, resolution), aggregation, Attributes(query));

        var series = new JsonObject();
        foreach (var device in devices)
        {
            var points = maker.Make(device);
            points = descending ? points.Reverse() : points;
            series[device.Device.Id] = Series(device.Device, limit is { } most ? points.Take(most) : points);
        }

        return Task.FromResult<ApiResponse>(new JsonResponse(StatusCodes.Status200OK, new JsonObject
        {
            ["start"] = TimeRange.ToText(range.Start),
            ["end"] = TimeRange.ToText(range.End),
            ["resolution"] = isRaw ? null : resolution,
            ["aggregation"] = aggregation.AsGiven,
            ["limit"] = limit,
            ["order"] = descending ? "desc" : "asc",
            ["devices"] = series,
        }));
    }

    /// <summary>The attributes to return; null, also for an empty list, for all.</summary>
    private static HashSet<string>? Attributes(JsonObject query) => query["attributes"] is JsonArray { Count: > 0 } names
        ? names.Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal)
        : null;

    private static int? Limit(JsonObject query) => TimeRange.Number(query, "limit") switch
    {
        null => null,
        >= 1 and <= int.MaxValue and var limit when limit == Math.Floor(limit) => (int)limit,
        _ => throw ApiFailure.Validation("limit must be a whole number greater than 0."),
    };

    private static JsonObject Series(SimulatedDevice device, IEnumerable<TimedPoint> points) => new()
    {
        ["name"] = device.Name,
        ["tags"] = new JsonObject(device.Tags
            .GroupBy(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal)
            .Select(tag => KeyValuePair.Create<string, JsonNode?>(tag.Key, new JsonArray([.. tag.Select(value => JsonValue.Create(value))])))),
        ["points"] = new JsonArray([.. points.Select(PointJson.Write)]),
    };
}
