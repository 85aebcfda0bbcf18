using Losant.Simulator.Applications;
using Losant.Simulator.Auth;
using Losant.Simulator.Collections;
using Losant.Simulator.Data;
using Losant.Simulator.Devices;
using Losant.Simulator.Events;
using Losant.Simulator.Files;
using Losant.Simulator.Tables;

namespace Losant.Simulator.Actions;

/// <summary>Registers all actions that have a meaning: here is what the simulator models, area by area.</summary>
internal static class Meaning
{
    public static ActionTable Of(SimulatorState state, CancellationToken stop)
    {
        var table = new ActionTable(state, stop);
        var rules = new Dictionary<string, ResourceRules>(StringComparer.Ordinal)
        {
            ["applications"] = new ApplicationRules(state),
            ["applicationKeys"] = new KeyRules(state),
            ["applicationApiTokens"] = new ApiTokenRules(state),
            ["userApiTokens"] = new ApiTokenRules(state),
            ["devices"] = new DeviceRules(state),
            ["deviceRecipes"] = new RecipeRules(),
            ["events"] = new EventRules(state),
            ["files"] = new FileRules(state, isPrivate: false),
            ["privateFiles"] = new FileRules(state, isPrivate: true),
            ["dataTables"] = new TableRules(state),
            ["webhooks"] = new WebhookRules(state),
            ["flows"] = new FlowRules(),
            ["flowVersions"] = new FlowVersionRules(state),
            ["credentials"] = new CredentialRules(state, state.Models.FirstOrDefault(model => model.List == "credentials")?.Schema),
            ["dashboards"] = new DashboardRules(),
        };
        var models = state.Models.ToDictionary(model => model.List, StringComparer.Ordinal);
        if (models.TryGetValue("dataTables", out var tables))
            rules["dataTableRows"] = new RowRules(state, tables);

        var actions = new Dictionary<string, CollectionActions>(StringComparer.Ordinal);
        foreach (var model in state.Models)
        {
            actions[model.List] = new CollectionActions(state, model, rules.GetValueOrDefault(model.Kind) ?? new ResourceRules());
            actions[model.List].Register(table);
        }

        new SignInActions(state).Register(table);
        new UserActions(state).Register(table);
        new DataActions(state).Register(table);
        new ApplicationActions(state).Register(table);
        if (models.ContainsKey("devices"))
        {
            var states = new StateActions(state);
            states.Register(table);
            new BulkActions(state, states, actions["devices"]).Register(table);
            new AttributeActions(state, actions["devices"]).Register(table);
            if (models.ContainsKey("deviceRecipes") && models.ContainsKey("applicationKeys"))
                new RecipeActions(state, actions["devices"], actions["applicationKeys"]).Register(table);
        }

        if (models.TryGetValue("events", out var events))
            new EventActions(state, events, actions["events"], (EventRules)rules["events"]).Register(table);
        foreach (var kind in FileActions.Kinds.Where(models.ContainsKey))
            new FileActions(state, models[kind], actions[kind], (FileRules)rules[kind]).Register(table);
        if (tables is not null && models.TryGetValue("dataTableRows", out var rows))
            new TableActions(state, tables, rows, actions["dataTableRows"], (RowRules)rules["dataTableRows"], (TableRules)rules["dataTables"]).Register(table);
        return table;
    }
}
