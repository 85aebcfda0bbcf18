using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Losant.Simulator.Store;

namespace LosantGen.Simulator.Tests;

/// <summary>Puts into a simulator what an example request names: what is in its path, and the devices in its body.</summary>
internal static class ExampleWorld
{
    public static async Task AddAsync(LosantSimulator simulator, ApiAction action, ExampleRequest requests)
    {
        using var request = requests.Build(action);
        var match = simulator.State.Description.Routes.Find(action.Method, request.RequestUri!.OriginalString.Split('?')[0])!;
        var state = simulator.State;
        foreach (var model in state.InPath(action))
        {
            var documents = state.Store.Of(model.Kind, SimulatorStore.Scope(model.KeptIn.Select(name => match.PathValues[name])));
            var json = state.Description.Examples.Find(model.Schema!) as JsonObject ?? [];
            json["id"] = match.PathValues[model.IdParameter];
            foreach (var name in model.ScopeParameters.Except(model.KeptIn))
                json[name] = match.PathValues[name];
            if (!documents.TryFind((string)json["id"]!, out _))
                documents.Add(json);
        }

        if (action.Id == "dataTable.removeColumn")
            AddColumns(state.Store.All("dataTables").Single(), new JsonObject { [request.RequestUri.OriginalString.Split("columnName=")[1]] = 1 });
        var sorted = action.In(ApiParameterLocation.Query).FirstOrDefault(parameter => parameter.Name == "sortColumn")?.Example?.ToString();
        if (sorted is not null)
            AddColumns(state.Store.All("dataTables").Single(), new JsonObject { [sorted] = 1 });
        if (action.Id == "deviceAttributes.post")
            state.Store.All("devices").Single().Edit().Json["attributes"] = new JsonArray();
        if (action.Body is null || request.Content is null || JsonNode.Parse(await request.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)) is not JsonObject body)
            return;
        AddDevices(simulator, body);
        if (action.Id == "auth.authenticateUser" || action.Resource == "me")
            AddUser(simulator, body);
        if (action.Id == "auth.authenticateDevice")
            AddKey(simulator, body);
        if (sorted is not null)
            body[sorted] ??= 1;
        if (action.Resource is "dataTableRow" or "dataTableRows")
            AddColumns(state.Store.All("dataTables").Single(), body);
    }

    private static void AddDevices(LosantSimulator simulator, JsonObject body)
    {
        foreach (var (member, deviceClass) in new[] { ("parentId", "system"), ("gatewayId", "gateway"), ("deviceId", "standalone") })
            Add((string?)body[member], deviceClass);
        foreach (var id in body["deviceIds"] as JsonArray ?? [])
            Add((string?)id, "standalone");

        void Add(string? id, string deviceClass)
        {
            if (id is not null && simulator.State.Devices.Find(simulator.ApplicationId, id) is null)
                simulator.AddDevice(new SimulatedDevice { Id = id, Name = "Example", DeviceClass = deviceClass });
        }
    }

    /// <summary>The user of the token has the password of the example.</summary>
    private static void AddUser(LosantSimulator simulator, JsonObject body)
    {
        var user = simulator.State.Store.Of("users").Documents.First();
        user.Edit().Hidden["password"] = ((body["currentCredentials"] as JsonObject) ?? body)["password"]?.DeepClone();
        if (body["email"] is { } email)
            user.Json["email"] = email.DeepClone();
    }

    private static void AddKey(LosantSimulator simulator, JsonObject body)
    {
        simulator.AddAccessKey();
        var key = simulator.State.Store.All("applicationKeys").Single();
        key.Edit().Json["key"] = body["key"]!.DeepClone();
        key.Hidden["secret"] = body["secret"]!.DeepClone();
    }

    private static void AddColumns(Document table, JsonObject row) => table.Edit().Json["columns"] = new JsonArray([.. row
        .Where(member => !member.Key.StartsWith('$') && member.Value is JsonValue)
        .Select(member => new JsonObject
        {
            ["name"] = member.Key,
            ["constraint"] = "optional",
            ["dataType"] = member.Value!.GetValueKind() switch { System.Text.Json.JsonValueKind.Number => "number", System.Text.Json.JsonValueKind.String => "string", _ => "boolean" },
        })]);
}
