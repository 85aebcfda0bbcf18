using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Jobs;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>
/// deviceRecipe.bulkCreate: a device for each row of a CSV, or as many as asked for. A column of the CSV that no parameter names is the value of
/// the tag with its heading. The result is the CSV with the id of each device, and key and secret if they are asked for.
/// </summary>
internal sealed class RecipeActions(SimulatorState state, CollectionActions devices, CollectionActions keys)
{
    public void Register(ActionTable table) => table.AddJob("deviceRecipe.bulkCreate", BulkCreate);

    private JobPlan BulkCreate(ApiCall call)
    {
        var body = (JsonObject)call.Body!;
        if (!state.Store.Of("deviceRecipes", SimulatorStore.Scope(call.Id("applicationId"))).TryFind(call.Id("deviceRecipeId"), out var recipe))
            throw ApiFailure.NotFound("Device recipe");
        var csv = Csv.Read(JsonRead.Text(body["csv"]) ?? string.Empty).ToArray();
        IReadOnlyList<string> heading = csv.Length > 0 ? csv[0] : [];
        var rows = csv.Length > 0 ? csv[1..] : Enumerable.Repeat<IReadOnlyList<string>>([], (int)(JsonRead.Number(body["count"]) ?? 1)).ToArray();
        var makesKeys = JsonRead.IsTrue(body["makeUniqueKeySecret"]);
        var made = new StringBuilder();
        Csv.Row(made, [.. heading.Select(Csv.Quoted), "\"losantDeviceId\"", "\"creationErrors\"", .. makesKeys ? ["\"losantDeviceKey\"", "\"losantDeviceSecret\""] : Array.Empty<string>()]);
        return new JobPlan
        {
            Total = rows.Length,
            Step = (i, result) =>
            {
                try
                {
                    var device = devices.Create(Checked(Device(recipe, body, heading, rows[i], i)), call);
                    Csv.Row(made, [.. rows[i].Select(Csv.Quoted), device.Id, string.Empty, .. makesKeys ? Key(device, call) : []]);
                    result.Count("created");
                }
                catch (ApiFailure failure)
                {
                    Csv.Row(made, [.. rows[i].Select(Csv.Quoted), string.Empty, Csv.Quoted(failure.Message), .. makesKeys ? [string.Empty, string.Empty] : Array.Empty<string>()]);
                    result.Count("failed");
                }
            },
            Finish = result =>
            {
                result.Count("created", 0);
                result.Count("failed", 0);
                result.Files.Add(new Blob("devices.csv", "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(made.ToString())));
            },
            Respond = result =>
            {
                result.Output["csvResult"] = made.ToString();
                return result.Output;
            },
        };
    }

    /// <summary>What is in a row is no body that was checked.</summary>
    private JsonObject Checked(JsonObject device)
    {
        state.CheckBody("devices.post", device);
        return device;
    }

    private IEnumerable<string> Key(Document device, ApiCall call)
    {
        var key = keys.Create(new JsonObject { ["deviceIds"] = new JsonArray(device.Id) }, call);
        return [Csv.Quoted(key.Text("key")!), Csv.Quoted(JsonRead.Text(key.Hidden["secret"])!)];
    }

    private static JsonObject Device(Document recipe, JsonObject body, IReadOnlyList<string> heading, IReadOnlyList<string> row, int index)
    {
        var device = new JsonObject();
        foreach (var name in (string[])["tags", "attributes", "deviceClass", "gatewayId", "parentId", "systemInterval", "keepDuplicates"])
        {
            if ((body[name] ?? recipe.Json[name]) is { } value)
                device[name] = value.DeepClone();
        }

        device["name"] = Cell("nameColumn", "name") ?? recipe.Text("deviceName") ?? $"{recipe.Text("name")} {index + 1}";
        if ((Cell("descriptionColumn", "description") ?? recipe.Text("deviceDescription")) is { } description)
            device["description"] = description;
        if (Cell("gatewayIdColumn", null) is { } gateway)
            device["gatewayId"] = gateway;
        if (Cell("parentIdColumn", null) is { } parent)
            device["parentId"] = parent;
        var used = (string?[])[Column("nameColumn", "name"), Column("descriptionColumn", "description"), Column("gatewayIdColumn", null), Column("parentIdColumn", null)];
        var tags = device["tags"] as JsonArray ?? [];
        for (var i = 0; i < Math.Min(heading.Count, row.Count); i++)
        {
            if (row[i].Length == 0 || used.Contains(heading[i]))
                continue;
            tags.RemoveAll(tag => JsonRead.Text(tag?["key"]) == heading[i]);
            tags.Add(new JsonObject { ["key"] = heading[i], ["value"] = row[i] });
        }

        device["tags"] = tags.Parent is null ? tags : tags.DeepClone();
        return device;

        string? Column(string parameter, string? usual) => JsonRead.Text(body[parameter]) ?? usual;

        string? Cell(string parameter, string? usual)
        {
            var at = Column(parameter, usual) is { } column ? heading.ToList().IndexOf(column) : -1;
            return at >= 0 && at < row.Count && row[at].Length > 0 ? row[at] : null;
        }
    }
}

/// <summary>Device recipes: tags and attributes can be returned as maps, as those of devices.</summary>
internal sealed class RecipeRules : ResourceRules
{
    public override JsonObject Defaults(ApiCall call) => new() { ["deviceClass"] = "standalone", ["tags"] = new JsonArray(), ["attributes"] = new JsonArray() };

    public override JsonObject View(Document document, ApiCall call)
    {
        var view = base.View(document, call);
        DeviceRules.Reshape(view, call);
        return view;
    }
}
