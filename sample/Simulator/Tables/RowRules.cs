using System.Text.Json;
using System.Text.Json.Nodes;
using Losant.Simulator.Collections;
using Losant.Simulator.Queries;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Tables;

/// <summary>Rows: their members are the columns of their table, with its types, defaults and constraints.</summary>
internal sealed class RowRules(SimulatorState state, CollectionModel tables) : ResourceRules
{
    public static readonly string[] Own = ["id", "createdAt", "updatedAt"];

    public IEnumerable<JsonObject> Columns(ApiCall call) => JsonRead.Objects(state.Document(tables, call).Json["columns"]);

    public override bool Keeps(string member) => true;

    public override JsonObject Defaults(ApiCall call) =>
        new(Columns(call).Where(column => column["defaultValue"] is not null).Select(column => KeyValuePair.Create(JsonRead.Text(column["name"])!, column["defaultValue"]?.DeepClone())));

    public override void Check(JsonObject json, JsonObject body, Document? old, ApiCall call)
    {
        var columns = Columns(call).ToDictionary(column => JsonRead.Text(column["name"])!, StringComparer.Ordinal);
        foreach (var name in body.Select(member => member.Key).Where(name => !columns.ContainsKey(name)))
            throw ApiFailure.Validation(Own.Contains(name) ? $"{name} cannot be set." : $"The table has no column {name}.");
        foreach (var (name, column) in columns)
        {
            var value = json[name];
            var constraint = JsonRead.Text(column["constraint"]);
            if (value is null && constraint is "required" or "unique")
                throw ApiFailure.Validation($"The column {name} needs a value.");
            if (value is not null && !Fits(value.GetValueKind(), JsonRead.Text(column["dataType"])))
                throw ApiFailure.Validation($"The value of {name} is not of the type {JsonRead.Text(column["dataType"])}.");
            if (value is not null && constraint == "unique" && Rows(call).Any(row => row.Id != old?.Id && JsonNode.DeepEquals(row.Json[name], value)))
                throw ApiFailure.Validation($"The column {name} has this value already.");
        }
    }

    public override void CheckOrder(string field, ApiCall call)
    {
        if (!Own.Contains(field) && !Columns(call).Any(column => JsonRead.Text(column["name"]) == field))
            throw ApiFailure.Validation($"The table has no column {field}.");
    }

    public override JsonObject View(Document document, ApiCall call)
    {
        var view = base.View(document, call);
        if (call.QueryText("includeFields") is { Length: > 0 } text)
        {
            var wanted = text.Split(',').Append("id").ToHashSet(StringComparer.Ordinal);
            foreach (var name in view.Select(member => member.Key).Where(name => !wanted.Contains(name)).ToArray())
                view.Remove(name);
        }

        return view;
    }

    /// <summary>A column may be called tags: its values are those of any other column.</summary>
    public override bool Holds(Document document, string member, JsonNode? condition) => ValueCondition.Matches(condition, Field(document, member));

    public override QueryField Field(Document document, string name) => QueryField.Of(document.Json[name], ignoreCase: name == "id");

    private IEnumerable<Document> Rows(ApiCall call) => state.Store.Of("dataTableRows", SimulatorStore.Scope(call.Id("applicationId"), call.Id("dataTableId"))).Documents;

    public static bool Fits(JsonValueKind kind, string? type) => type switch
    {
        "number" => kind == JsonValueKind.Number,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        _ => kind == JsonValueKind.String,
    };
}

/// <summary>Data tables: each column has a name of its own and a default of its type. With a table go its rows.</summary>
internal sealed class TableRules(SimulatorState state) : ResourceRules
{
    public override JsonObject Defaults(ApiCall call) => new() { ["columns"] = new JsonArray() };

    public override void Check(JsonObject json, JsonObject body, Document? old, ApiCall call)
    {
        var names = new HashSet<string>(RowRules.Own, StringComparer.Ordinal);
        foreach (var column in JsonRead.Objects(json["columns"]))
        {
            var (name, type) = (JsonRead.Text(column["name"])!, JsonRead.Text(column["dataType"]));
            if (!names.Add(name))
                throw ApiFailure.Validation(RowRules.Own.Contains(name) ? $"A column cannot be called {name}." : $"The table has two columns called {name}.");
            if (column["defaultValue"] is { } value && !RowRules.Fits(value.GetValueKind(), type))
                throw ApiFailure.Validation($"The default of {name} is not of the type {type}.");
        }
    }

    public override void Delete(Document document, Collection collection, ApiCall call)
    {
        base.Delete(document, collection, call);
        state.Store.RemoveScope(SimulatorStore.Scope(document.Scope, document.Id));
    }
}
