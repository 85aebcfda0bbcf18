using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Collections;

/// <summary>The five actions that most resources have: a list, a new item, and get, patch and delete of one.</summary>
internal sealed class CollectionActions(SimulatorState state, CollectionModel model, ResourceRules rules)
{
    private readonly ListAnswer _list = new(state.Schemas);

    public void Register(ActionTable table)
    {
        table.Add($"{model.List}.get", List);
        table.Add($"{model.List}.post", Post);
        table.Add($"{model.Item}.get", call => rules.View(state.Document(model, call), call));
        table.Add($"{model.Item}.patch", Patch);
        table.Add($"{model.Item}.delete", Delete);
    }

    public JsonObject Post(ApiCall call)
    {
        var body = call.Body as JsonObject ?? [];
        var document = Create(body, call);
        return rules.ViewCreated(document, call);
    }

    /// <summary>Creates a document from a body.</summary>
    public Document Create(JsonObject body, ApiCall call)
    {
        var json = NewMembers(call);
        foreach (var (name, value) in rules.Defaults(call).Where(member => member.Value is not null && Declares(member.Key)))
            json[name] = value!.DeepClone();
        Apply(body, json);
        rules.Check(json, body, null, call);
        var document = state.Collection(model, call).Add(json);
        rules.Created(document, body, call);
        return document;
    }

    /// <summary>Changes a document: a member that is null is removed, or null where the schema has that value; a list or an object is replaced.</summary>
    public void Change(Document document, JsonObject body, ApiCall call)
    {
        var json = (JsonObject)document.Json.DeepClone();
        Apply(body, json);
        foreach (var name in (string[])["lastUpdated", "updatedAt"])
        {
            if (json.ContainsKey(name))
                json[name] = state.NowText;
        }

        rules.Check(json, body, document, call);
        document.Edit().Json.Clear();
        foreach (var (name, value) in json)
            document.Json[name] = value?.DeepClone();
        rules.Changed(document, body, call);
    }

    private JsonObject List(ApiCall call) =>
        _list.Page(ListAnswer.Select(state.Collection(model, call), rules.Listed(call), call, rules), call, document => rules.View(document, call));

    private JsonObject Patch(ApiCall call)
    {
        var document = state.Document(model, call);
        Change(document, call.Body as JsonObject ?? [], call);
        return rules.View(document, call);
    }

    private JsonObject Delete(ApiCall call)
    {
        rules.Delete(state.Document(model, call), state.Collection(model, call), call);
        return new JsonObject { ["success"] = true };
    }

    /// <summary>Its ids and times: those that the schema declares.</summary>
    private JsonObject NewMembers(ApiCall call)
    {
        var json = new JsonObject();
        var id = JsonRead.Text(call.Given["id"]) ?? state.Ids.Hex(model.Kind);
        var declared = Declared;
        json["id"] = id;
        foreach (var name in (string[])[model.IdParameter, $"{model.Item}Id"])
            Set(name, id);
        foreach (var (name, value) in call.PathValues)
            Set(name, value);
        foreach (var name in (string[])["creationDate", "lastUpdated", "createdAt", "updatedAt"])
            Set(name, state.NowText);
        return json;

        void Set(string name, string value)
        {
            if (declared.Contains(name))
                json[name] = value;
        }
    }

    /// <summary>A schema that declares nothing is that of any members.</summary>
    private bool Declares(string member) => Declared is var declared && (declared.Count == 0 || declared.Contains(member) || rules.Keeps(member));

    private IReadOnlySet<string> Declared => model.Schema is { } schema ? state.Schemas.Members(schema) : new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Members that the schema of a document does not declare, such as a password, are for the rules to keep.</summary>
    private void Apply(JsonObject body, JsonObject json)
    {
        foreach (var (name, value) in body)
        {
            if (!Declares(name))
                continue;
            if (value is null && !(model.Schema is { } schema && state.Schemas.AllowsNull(schema, name)) && !rules.Keeps(name))
                json.Remove(name);
            else
                json[name] = value?.DeepClone();
        }
    }
}
