using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Data;
using Losant.Simulator.Jobs;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>What is done to many devices at once, and what they have in common.</summary>
internal sealed class BulkActions(SimulatorState state, StateActions states, CollectionActions devices)
{
    private const int MaxNames = 1000;

    public void Register(ActionTable table)
    {
        table.AddJob("devices.delete", call => Each(Selected(call), "removed", device => DeviceRules.Delete(state, device)));
        table.AddJob("devices.restore", call => Each(Selected(call, deleted: true), "restored", Restore));
        table.AddJob("devices.patch", Patch);
        table.AddJob("devices.sendCommand", SendCommand);
        table.AddJob("devices.removeData", call => RemoveData(call, Selected(call), (JsonObject)call.Body!));
        table.AddJob("device.removeData", RemoveDataOfOne);
        table.AddJob("devices.export", Export);
        table.Add("devices.deviceNames", call => new JsonObject { ["deviceSummary"] = new JsonArray([.. Listed(call).Where(device => Starts(device.Text("name"), call)).Take(MaxNames).Select(Summary)]) });
        table.Add("devices.attributeNames", call => Names("attributeNames", Listed(call).SelectMany(device => AttributeNames(device, call)), call));
        table.Add("devices.tagKeys", call => Names("tagKeys", Listed(call).SelectMany(ListAnswer.Tags).Select(tag => tag.Key), call));
        table.Add("devices.tagValues", TagValues);
    }

    private static JobPlan Each(IReadOnlyList<Document> documents, string counted, Action<Document> change) => new()
    {
        Total = documents.Count,
        Step = (i, result) =>
        {
            change(documents[i]);
            result.Count(counted);
        },
        Finish = result =>
        {
            result.Count(counted, 0);
            result.Count("failed", 0);
        },
    };

    private void Restore(Document device)
    {
        device.Edit().Json.Remove("deletedAt");
        device.Json["lastUpdated"] = state.NowText;
    }

    /// <summary>The devices that the query of the body, or its list of ids, selects.</summary>
    private IReadOnlyList<Document> Selected(ApiCall call, bool deleted = false)
    {
        var body = (JsonObject)call.Body!;
        var ids = JsonRead.Texts(body["deviceIds"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var query = body["query"] as JsonObject;
        return
        [
            .. state.Devices.All(call.Id("applicationId")).Documents.Where(device => device.IsDeleted == deleted
                && (ids.Contains(device.Id) || (query is not null && state.Devices.Matches(query, device)) || (query is null && ids.Count == 0))),
        ];
    }

    private JobPlan Patch(ApiCall call)
    {
        var body = (JsonObject)call.Body!;
        var selected = Selected(call);
        return new JobPlan
        {
            Total = selected.Count,
            Step = (i, result) =>
            {
                try
                {
                    var patch = DeviceOperations.Apply(selected[i], body);
                    if (patch.Count > 0)
                        devices.Change(selected[i], patch, call);
                    result.Count(patch.Count > 0 ? "updated" : "skipped");
                }
                catch (ApiFailure)
                {
                    result.Count("failed");
                }
            },
            Finish = result =>
            {
                foreach (var member in (string[])["updated", "failed", "skipped"])
                    result.Count(member, 0);
            },
        };
    }

    private JobPlan SendCommand(ApiCall call)
    {
        var body = (JsonObject)call.Body!;
        var selected = state.Devices.Select(call.Id("applicationId"), body);
        return new JobPlan
        {
            Total = selected.Count,
            Step = (i, _) => states.SendCommand([selected[i].Document], body),
            Respond = _ => new JsonObject { ["success"] = true },
        };
    }

    private JobPlan RemoveDataOfOne(ApiCall call)
    {
        var body = new JsonObject();
        foreach (var name in (string[])["start", "end"])
        {
            if (call.QueryText(name) is { Length: > 0 } text && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number))
                body[name] = number;
        }

        return RemoveData(call, [state.Devices.Find(call.Id("applicationId"), call.Id("deviceId"))!], body);
    }

    private JobPlan RemoveData(ApiCall call, IReadOnlyList<Document> selected, JsonObject body)
    {
        var range = TimeRange.Read(body, state.NowMilliseconds);
        var attributes = body["attributes"] is JsonArray { Count: > 0 } names ? JsonRead.Texts(names).ToHashSet(StringComparer.Ordinal) : null;
        return Each(selected, "removed", device =>
        {
            var history = state.Store.History(device.Id);
            history.Points.Remove(range with { End = range.End + 1 }, attributes);
            if (!JsonRead.IsTrue(body["keepCommandHistory"]) && attributes is null)
                history.Commands.Remove(range);
            if (!JsonRead.IsTrue(body["keepConnectionHistory"]) && attributes is null)
                history.Connections.Remove(range);
        });
    }

    /// <summary>A file with the devices themselves: a column for each member that is a scalar, one for each tag key and one for the names of the attributes.</summary>
    private JobPlan Export(ApiCall call)
    {
        var body = call.Body as JsonObject ?? [];
        var selected = body["query"] is JsonObject query ? [.. state.Devices.In(call.Id("applicationId")).Where(device => state.Devices.Matches(query, device))] : state.Devices.In(call.Id("applicationId")).ToArray();
        return new JobPlan
        {
            Total = selected.Length,
            Finish = result => result.Files.Add(JsonRead.Text(body["format"]) == "json"
                ? new Blob("devices.json", "application/json", Encoding.UTF8.GetBytes(new JsonArray([.. selected.Select(device => device.Json.DeepClone())]).ToJsonString(JsonResponse.Readable)))
                : new Blob("devices.csv", "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(ToCsv(selected)))),
        };
    }

    private static string ToCsv(IReadOnlyList<Document> selected)
    {
        string[] columns = ["id", "name", "description", "deviceClass", "parentId", "gatewayId", "creationDate", "lastUpdated"];
        var keys = selected.SelectMany(ListAnswer.Tags).Select(tag => tag.Key).Distinct(StringComparer.Ordinal).ToArray();
        var csv = new StringBuilder();
        Csv.Row(csv, [.. columns, "attributes", .. keys.Select(key => Csv.Quoted($"tag:{key}"))]);
        foreach (var device in selected)
        {
            var tags = ListAnswer.Tags(device).ToLookup(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
            var names = string.Join(';', JsonRead.Objects(device.Json["attributes"]).Select(attribute => JsonRead.Text(attribute["name"])));
            Csv.Row(csv, [.. columns.Select(column => Csv.Cell(SimulatedValue.FromJson(device.Json[column]))), Csv.Quoted(names), .. keys.Select(key => Csv.Quoted(string.Join(';', tags[key])))]);
        }

        return csv.ToString();
    }

    private IEnumerable<Document> Listed(ApiCall call) =>
        state.Devices.In(call.Id("applicationId")).Where(device => ListAnswer.Query(call) is not { } query || state.Devices.Matches(query, device));

    private static bool Starts(string? text, ApiCall call) => text?.StartsWith(call.QueryText("startsWith") ?? string.Empty, StringComparison.OrdinalIgnoreCase) == true;

    private static JsonObject Summary(Document device) => new() { ["id"] = device.Id, ["deviceClass"] = device.Text("deviceClass"), ["name"] = device.Text("name") };

    private static IEnumerable<string?> AttributeNames(Document device, ApiCall call)
    {
        var types = NestedQuery.Read(call.Query, "dataType") switch
        {
            JsonArray list => JsonRead.Texts(list).ToArray(),
            { } one when one.ToString().Length > 0 => [one.ToString()],
            _ => [],
        };
        return JsonRead.Objects(device.Json["attributes"]).Where(attribute => types.Length == 0 || types.Contains(JsonRead.Text(attribute["dataType"]))).Select(attribute => JsonRead.Text(attribute["name"]));
    }

    private static JsonObject Names(string member, IEnumerable<string?> names, ApiCall call) =>
        new() { [member] = JsonRead.Array(names.OfType<string>().Where(name => Starts(name, call)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MaxNames)) };

    private JsonObject TagValues(ApiCall call)
    {
        var key = call.QueryText("key");
        var found = Names("tagValues", Listed(call).SelectMany(ListAnswer.Tags).Where(tag => tag.Key == key).Select(tag => tag.Value), call);
        found["tagKey"] = key;
        return found;
    }
}
