using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Auth;
using Losant.Simulator.Collections;
using Losant.Simulator.Jobs;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Events;

/// <summary>Events: what a patch changes is kept as an update.</summary>
internal sealed class EventRules(SimulatorState state) : ResourceRules
{
    public override JsonObject Defaults(ApiCall call)
    {
        var (type, id) = Source(call);
        return new JsonObject { ["state"] = "new", ["sourceType"] = type, ["sourceId"] = id, ["updates"] = new JsonArray() };
    }

    public override void Check(JsonObject json, JsonObject body, Document? old, ApiCall call)
    {
        if (JsonRead.Text(body["deviceId"]) is { } id)
            json["deviceName"] = (state.Devices.Find(call.Id("applicationId"), id) ?? throw ApiFailure.Validation("deviceId is not the id of a device.")).Text("name");
        if (old is null && body["creationDate"] is { } given)
            json["creationDate"] = Data.TimeRange.ToText(Devices.StateReader.Time(given, state.NowMilliseconds));
        if (old is null)
            return;
        json["data"] = old.Json["data"]?.DeepClone();
        if (json["data"] is null)
            json.Remove("data");
        ((JsonArray)json["updates"]!).Insert(0, Update(old, json, body, call));
    }

    public override Func<Document, bool> Listed(ApiCall call) => document => call.QueryText("state") is not { Length: > 0 } wanted || document.Text("state") == wanted;

    private JsonObject Update(Document old, JsonObject json, JsonObject body, ApiCall call)
    {
        var (type, id) = Source(call);
        var update = new JsonObject { ["sourceType"] = type, ["creationDate"] = state.NowText };
        if (id is not null)
            update["sourceId"] = id;
        foreach (var name in (string[])["comment", "data"])
        {
            if (body[name] is { } value)
                update[name] = value.DeepClone();
        }

        foreach (var name in (string[])["state", "level", "subject"])
        {
            if (body.ContainsKey(name) && !JsonNode.DeepEquals(old.Json[name], json[name]))
                update[$"{name}Change"] = new JsonObject { ["old"] = old.Json[name]?.DeepClone(), ["new"] = json[name]?.DeepClone() };
        }

        return update;
    }

    private static (string Type, string? Id) Source(ApiCall call) => call.Caller.Kind switch
    {
        TokenKind.Device => ("device", call.Caller.DeviceId),
        TokenKind.User => ("user", call.Caller.UserId),
        _ => ("apiToken", call.Caller.Source?.Id),
    };
}

/// <summary>What is done to many events at once.</summary>
internal sealed class EventActions(SimulatorState state, CollectionModel model, CollectionActions actions, EventRules rules)
{
    private static readonly string[] Levels = ["info", "warning", "error", "critical"];

    public void Register(ActionTable table)
    {
        table.AddJob("events.delete", call => Each(Selected(call, call.Body as JsonObject), "removed", e => state.Collection(model, call).Remove(e.Id)));
        table.AddJob("events.patch", call => Each(Selected(call, null), "updated", e => actions.Change(e, (JsonObject)call.Body!, call)) with { Respond = _ => new JsonObject { ["success"] = true } });
        table.AddJob("events.export", Export);
        table.Add("events.mostRecentBySeverity", MostSevere);
    }

    private IReadOnlyList<Document> Selected(ApiCall call, JsonObject? query) =>
        ListAnswer.Select(state.Collection(model, call), rules.Listed(call), call, rules, query);

    private static JobPlan Each(IReadOnlyList<Document> events, string counted, Action<Document> change) => new()
    {
        Total = events.Count,
        Step = (i, result) =>
        {
            change(events[i]);
            result.Count(counted);
        },
        Finish = result => result.Count(counted, 0),
    };

    private JsonObject MostSevere(ApiCall call)
    {
        var fresh = Selected(call, null).Where(e => e.Text("state") == "new").ToArray();
        var result = new JsonObject { ["newCount"] = fresh.Length };
        if (fresh.OrderByDescending(e => Array.IndexOf(Levels, e.Text("level"))).ThenByDescending(e => e.Text("creationDate"), StringComparer.Ordinal).FirstOrDefault() is { } first)
            result["event"] = rules.View(first, call);
        return result;
    }

    private JobPlan Export(ApiCall call)
    {
        var body = call.Body as JsonObject ?? [];
        var selected = Selected(call, body["query"] as JsonObject);
        string[] columns = ["id", "creationDate", "lastUpdated", "level", "state", "subject", "message", "deviceId", "deviceName", "sourceType", "sourceId"];
        return new JobPlan
        {
            Finish = result =>
            {
                if (JsonRead.Text(body["format"]) == "json")
                {
                    result.Files.Add(new Blob("events.json", "application/json", Encoding.UTF8.GetBytes(new JsonArray([.. selected.Select(e => e.Json.DeepClone())]).ToJsonString(JsonResponse.Readable))));
                    return;
                }

                var csv = new StringBuilder();
                Csv.Row(csv, columns.Select(Csv.Quoted));
                foreach (var e in selected)
                    Csv.Row(csv, columns.Select(column => Csv.Cell(SimulatedValue.FromJson(e.Json[column]))));
                result.Files.Add(new Blob("events.csv", "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(csv.ToString())));
            },
        };
    }
}
