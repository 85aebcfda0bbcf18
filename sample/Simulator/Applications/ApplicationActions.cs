using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Applications;

/// <summary>Applications: with an application goes everything in it.</summary>
internal sealed class ApplicationRules(SimulatorState state) : ResourceRules
{
    public override JsonObject Defaults(ApiCall call) => new() { ["ownerType"] = "user", ["ownerId"] = call.Caller.UserId, ["globals"] = new JsonArray() };

    public override void Delete(Document document, Collection collection, ApiCall call)
    {
        base.Delete(document, collection, call);
        state.Store.RemoveScope(SimulatorStore.Scope(document.Id));
        var dashboards = state.Store.Of("dashboards");
        foreach (var dashboard in dashboards.Documents.Where(one => DashboardRules.IsOf(one, document.Id)).ToArray())
            dashboards.Remove(dashboard.Id);
    }

    public override Func<Document, bool> Listed(ApiCall call) => document => call.QueryText("orgId") is not { Length: > 0 } owner || document.Text("ownerId") == owner;
}

/// <summary>What an application has beside the usual actions: global values and a readme.</summary>
internal sealed class ApplicationActions(SimulatorState state)
{
    public void Register(ActionTable table)
    {
        table.Add("application.globals", SetGlobals);
        table.Add("application.readme", call => Readme(Application(call)));
        table.Add("application.readmePatch", SetReadme);
    }

    private Document Application(ApiCall call) =>
        state.Store.Of("applications").TryFind(call.Id("applicationId"), out var found) ? found : throw ApiFailure.NotFound("Application");

    private JsonObject SetGlobals(ApiCall call)
    {
        var application = Application(call).Edit();
        var globals = application.Json["globals"] as JsonArray ?? [];
        foreach (var change in JsonRead.Objects(call.Body))
        {
            globals.RemoveAll(known => JsonNode.DeepEquals(known?["key"], change["key"]));
            if (change["json"] is not null)
                globals.Add(change.DeepClone());
        }

        if (globals.Parent is null)
            application.Json["globals"] = globals;
        application.Json["lastUpdated"] = state.NowText;
        return (JsonObject)application.Json.DeepClone();
    }

    private JsonObject SetReadme(ApiCall call)
    {
        var application = Application(call);
        application.Edit().Hidden["readme"] = ((JsonObject)call.Body!)["content"]?.DeepClone();
        return Readme(application);
    }

    private static JsonObject Readme(Document application) => new()
    {
        ["applicationId"] = application.Id,
        ["lastUpdated"] = application.Json["lastUpdated"]?.DeepClone(),
        ["content"] = application.Hidden["readme"]?.DeepClone() ?? string.Empty,
    };
}

/// <summary>Dashboards: the list of an application has those that say that they are in it.</summary>
internal sealed class DashboardRules : ResourceRules
{
    /// <summary>Whether a dashboard is in an application; empty for those that are in none.</summary>
    public static bool IsOf(Document dashboard, string application) => string.Equals(dashboard.Text("applicationId") ?? string.Empty, application, StringComparison.OrdinalIgnoreCase);

    public override JsonObject Defaults(ApiCall call) => new() { ["blocks"] = new JsonArray() };

    public override Func<Document, bool> Listed(ApiCall call) =>
        (call.PathValues.GetValueOrDefault("applicationId") ?? call.QueryText("applicationId")) is { } application ? document => IsOf(document, application) : static _ => true;
}

/// <summary>Webhooks: the token is the last part of their URL.</summary>
internal sealed class WebhookRules(SimulatorState state) : ResourceRules
{
    public override JsonObject Defaults(ApiCall call) => new()
    {
        ["token"] = state.Ids.Word("webhookTokens", 40),
        ["responseCode"] = 200,
        ["verificationType"] = "none",
        ["waitForReply"] = false,
        ["isWebsocket"] = false,
    };
}
