using System.Globalization;
using System.Text.Json.Nodes;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Page;

/// <summary>What the page shows, in numbers that stay small however much the simulator has. Neither tokens nor bodies, headers and queries are in it.</summary>
internal sealed class PageState(SimulatorState state, RequestLog log)
{
    private const int MaxApplications = 100;
    private const int MaxDevices = 50;
    private const int MaxAttributes = 8;
    private const int MaxRequests = 100;
    private const int MaxJobs = 20;
    private const int MaxPoints = 600;
    private static readonly TimeSpan ChartTime = TimeSpan.FromMinutes(5);

    /// <summary>The state now.</summary>
    /// <param name="query">What the page asks for: application, search (in names and ids of devices), device and attribute of the chart, and after, the number of the newest request that it has.</param>
    public JsonObject Now(Func<string, string> query)
    {
        var after = long.TryParse(query("after"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var (count, requests) = log.After(after, MaxRequests);
        using (state.Store.Enter())
        {
            var application = query("application") is { Length: > 0 } asked ? asked : state.Options.ApplicationId;
            var devices = Devices(application, query("search"));
            return new JsonObject
            {
                ["now"] = state.NowMilliseconds,
                ["url"] = state.Links.BaseUrl.AbsoluteUri,
                ["application"] = application,
                ["applications"] = new JsonArray([.. state.Store.Of("applications").Documents.Take(MaxApplications).Select(one => new JsonObject { ["id"] = one.Id, ["name"] = one.Text("name") })]),
                ["deviceCount"] = devices.Count,
                ["devices"] = new JsonArray([.. devices.Take(MaxDevices).Select(Device)]),
                ["chart"] = Chart(application, query("device"), query("attribute")),
                ["requestCount"] = count,
                ["requests"] = new JsonArray([.. requests.Select(Request)]),
                ["jobs"] = new JsonArray([.. state.Jobs.All.Reverse().Take(MaxJobs).Select(job => Job(job.State))]),
                ["streams"] = state.Hub.Count,
            };
        }
    }

    private List<Document> Devices(string application, string search) =>
    [
        .. state.Devices.In(application).Where(device => search.Length == 0
            || device.Id.Contains(search, StringComparison.OrdinalIgnoreCase) || device.Text("name")?.Contains(search, StringComparison.OrdinalIgnoreCase) == true),
    ];

    private JsonObject Device(Document device)
    {
        var (points, values) = (state.Store.History(device.Id).Points, new JsonArray());
        foreach (var attribute in JsonRead.Objects(device.Json["attributes"]).Take(MaxAttributes))
        {
            var name = JsonRead.Text(attribute["name"])!;
            var newest = points.Newest(name, state.NowMilliseconds);
            values.Add(new JsonObject { ["name"] = name, ["type"] = JsonRead.Text(attribute["dataType"]), ["value"] = newest?.Data[name].ToJson(), ["time"] = newest?.Time });
        }

        return new JsonObject
        {
            ["id"] = device.Id,
            ["name"] = device.Text("name"),
            ["class"] = device.Text("deviceClass"),
            ["connected"] = JsonRead.Number(device.Hidden["connected"]) is { } connected ? connected == 1 : null,
            ["values"] = values,
        };
    }

    /// <summary>The newest points of an attribute, oldest first; those that would be at the same place of the chart are one.</summary>
    private JsonArray? Chart(string application, string deviceId, string attribute)
    {
        if (deviceId.Length == 0 || state.Devices.Find(application, deviceId) is not { } device)
            return null;
        var (now, width) = (state.NowMilliseconds, (long)ChartTime.TotalMilliseconds);
        var points = state.Store.History(device.Id).Points.Between(now - width, now + 1)
            .Where(point => point.Data.TryGetValue(attribute, out var value) && value.Number is { } number && double.IsFinite(number))
            .GroupBy(point => point.Time * MaxPoints / width)
            .Select(place => place.Last());
        return [.. points.Select(point => new JsonArray(point.Time, point.Data[attribute].Number))];
    }

    private static JsonObject Request((long Number, ReceivedRequest Request) entry) => new()
    {
        ["number"] = entry.Number,
        ["time"] = entry.Request.Time.ToUnixTimeMilliseconds(),
        ["method"] = entry.Request.Method,
        ["path"] = entry.Request.Path,
        ["action"] = entry.Request.Action,
        ["status"] = entry.Request.Status,
        ["milliseconds"] = Math.Round(entry.Request.Duration.TotalMilliseconds, 1),
        ["fault"] = entry.Request.Fault,
        ["error"] = entry.Request.Error,
    };

    private static JsonObject Job(SimulatedJob job) => new()
    {
        ["id"] = job.Id,
        ["name"] = job.Name,
        ["status"] = job.Status.ToString(),
        ["completed"] = job.Completed,
        ["total"] = job.Total,
        ["error"] = job.Error,
    };
}
