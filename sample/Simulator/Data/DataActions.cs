using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Jobs;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Data;

/// <summary>The data resource, and the export of one device's data.</summary>
internal sealed class DataActions(SimulatorState state)
{
    public void Register(ActionTable table)
    {
        table.Add("data.timeSeriesQuery", TimeSeries);
        table.Add("data.lastValueQuery", LastValues);
        table.AddJob("data.export", call => Export(call, state.Devices.Select(call.Id("applicationId"), (JsonObject)call.Body!), (JsonObject)call.Body!));
        table.AddJob("device.export", ExportOne);
    }

    private JsonObject TimeSeries(ApiCall call)
    {
        var query = (JsonObject)call.Body!;
        var range = TimeRange.Read(query, state.NowMilliseconds);
        var aggregation = AggregationChoice.Read(query["aggregation"]);
        var devices = state.Devices.Select(call.Id("applicationId"), query);
        var isRaw = string.Equals(aggregation.Name, AggregationChoice.None, StringComparison.Ordinal);
        if (isRaw && devices.Count != 1)
            throw ApiFailure.Validation($"Aggregation NONE takes exactly one device, and the query has {devices.Count}.");
        double? resolution = TimeRange.Number(query, "resolution") is { } given ? TimeRange.Positive("resolution", given) : null;
        var limit = Limit(query);
        var descending = JsonRead.Text(query["order"]) == "desc";
        var maker = new SeriesMaker(range, new Buckets(range, resolution), aggregation, Attributes(query));

        var series = new JsonObject();
        foreach (var device in devices)
        {
            var points = maker.Make(device);
            points = descending ? points.Reverse() : points;
            series[device.Id] = Series(device, limit is { } most ? points.Take(most) : points);
        }

        return new JsonObject
        {
            ["start"] = TimeRange.ToText(range.Start),
            ["end"] = TimeRange.ToText(range.End),
            ["resolution"] = isRaw ? null : resolution,
            ["aggregation"] = aggregation.AsGiven,
            ["limit"] = limit,
            ["order"] = descending ? "desc" : "asc",
            ["devices"] = series,
        };
    }

    private JsonObject LastValues(ApiCall call)
    {
        var query = (JsonObject)call.Body!;

        // The attribute is optional in the schema, but the query makes no sense without it.
        var attribute = JsonRead.Text(query["attribute"]) ?? throw ApiFailure.Validation("attribute is required.");
        var end = TimeRange.ReadEnd(query, state.NowMilliseconds);
        var response = new JsonObject();
        foreach (var device in state.Devices.Select(call.Id("applicationId"), query))
        {
            if (device.Points.Newest(attribute, end) is { } point)
            {
                var value = new Dictionary<string, SimulatedValue>(StringComparer.Ordinal) { [attribute] = point.Data[attribute] };
                response[device.Id] = PointJson.Write(point with { Data = value });
            }
        }

        return response;
    }

    private JobPlan ExportOne(ApiCall call)
    {
        var body = call.Body as JsonObject ?? new JsonObject { ["start"] = Number(call, "start"), ["end"] = Number(call, "end") };
        return Export(call, [state.Devices.Stored(state.Devices.Find(call.Id("applicationId"), call.Id("deviceId"))!)], body);
    }

    private static JsonNode? Number(ApiCall call, string name) =>
        call.QueryText(name) is { Length: > 0 } text && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A step for each device. An e-mail address is accepted, but no e-mail is sent.</summary>
    private JobPlan Export(ApiCall call, IReadOnlyList<StoredDevice> devices, JsonObject body)
    {
        var request = DataExportRequest.Read(body, devices, state.NowMilliseconds);
        var attributes = request.Attributes ?? [.. devices.SelectMany(device => device.Attributes).Distinct(StringComparer.Ordinal)];
        var shared = request.FilePerDevice ? null : new PointsCsv(request, attributes);
        return new JobPlan
        {
            Total = devices.Count,
            Step = (i, result) =>
            {
                var file = shared ?? new PointsCsv(request, request.Attributes ?? devices[i].Attributes);
                file.Add(devices[i]);
                if (shared is null)
                    result.Files.Add(File($"{devices[i].Id}.csv", file));
            },
            Finish = result =>
            {
                if (shared is not null)
                    result.Files.Add(File("data.csv", shared));
            },
        };
    }

    private static Blob File(string name, PointsCsv csv) => new(name, "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(csv.ToString()));

    /// <summary>The attributes to return; null, also for an empty list, for all.</summary>
    private static HashSet<string>? Attributes(JsonObject query) =>
        query["attributes"] is JsonArray { Count: > 0 } names ? JsonRead.Texts(names).ToHashSet(StringComparer.Ordinal) : null;

    private static int? Limit(JsonObject query) => TimeRange.Number(query, "limit") switch
    {
        null => null,
        >= 1 and <= int.MaxValue and var limit when limit == Math.Floor(limit) => (int)limit,
        _ => throw ApiFailure.Validation("limit must be a whole number greater than 0."),
    };

    private static JsonObject Series(StoredDevice device, IEnumerable<TimedPoint> points) => new()
    {
        ["name"] = device.Name,
        ["tags"] = new JsonObject(ListAnswer.Tags(device.Document)
            .GroupBy(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal)
            .Select(tag => KeyValuePair.Create<string, JsonNode?>(tag.Key, JsonRead.Array(tag)))),
        ["points"] = new JsonArray([.. points.Select(PointJson.Write)]),
    };
}
