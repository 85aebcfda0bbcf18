using System.Text.Json.Nodes;
using Losant.Simulator.Collections;
using Losant.Simulator.Queries;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Applications;

/// <summary>Workflows: a query can ask for what one is made of.</summary>
internal class FlowRules : ResourceRules
{
    public override JsonObject Defaults(ApiCall call) => new()
    {
        ["enabled"] = true,
        ["triggers"] = new JsonArray(),
        ["nodes"] = new JsonArray(),
        ["globals"] = new JsonArray(),
        ["flowClass"] = "cloud",
    };

    public override bool Holds(Document document, string member, JsonNode? condition) =>
        member is "triggers" or "nodes" ? PartCondition.Matches(condition, JsonRead.Objects(document.Json[member])) : base.Holds(document, member, condition);
}

/// <summary>Versions of a workflow: what a request leaves out is as in the workflow.</summary>
internal sealed class FlowVersionRules(SimulatorState state) : FlowRules
{
    public override JsonObject Defaults(ApiCall call)
    {
        var defaults = new JsonObject { ["flowClass"] = "cloud", ["enabled"] = true };
        if (state.Store.Of("flows", SimulatorStore.Scope(call.Id("applicationId"))).TryFind(call.Id("flowId"), out var flow))
        {
            foreach (var name in (string[])["flowClass", "enabled", "triggers", "nodes", "globals", "minimumAgentVersion"])
            {
                if (flow.Json[name] is { } value)
                    defaults[name] = value.DeepClone();
            }
        }

        return defaults;
    }
}

/// <summary>Credentials: what the schema of a response does not have is secret.</summary>
internal sealed class CredentialRules(SimulatorState state, string? schema) : ResourceRules
{
    public override JsonObject View(Document document, ApiCall call)
    {
        var view = base.View(document, call);
        if (schema is not null)
            state.Schemas.RemoveUndeclared(schema, view);
        return view;
    }
}
