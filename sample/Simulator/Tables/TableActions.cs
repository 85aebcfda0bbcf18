using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Jobs;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Tables;

/// <summary>The columns of data tables, and what is done to many rows.</summary>
internal sealed class TableActions(SimulatorState state, CollectionModel tables, CollectionModel rows, CollectionActions actions, RowRules rules, TableRules tableRules)
{
    private const int MaxRows = 1000;

    public void Register(ActionTable table)
    {
        table.Add("dataTable.addColumn", AddColumn);
        table.Add("dataTable.removeColumn", RemoveColumn);
        table.Add("dataTableRows.post", Post);
        table.Add("dataTableRows.query", call => Page(call, (JsonObject)call.Body!));
        table.Add("dataTableRows.delete", DeleteMany);
        table.Add("dataTableRows.truncate", Truncate);
        table.AddJob("dataTableRows.export", Export);
    }

    private JsonObject AddColumn(ApiCall call)
    {
        var (document, column) = (state.Document(tables, call), (JsonObject)call.Body!);
        var name = JsonRead.Text(column["name"])!;
        var json = (JsonObject)document.Json.DeepClone();
        var columns = (JsonArray)json["columns"]!;
        columns.Add(column.DeepClone());
        tableRules.Check(json, column, document, call);
        var present = state.Collection(rows, call);
        if (present.Count > 0 && JsonRead.Text(column["constraint"]) is { } constraint and not "optional" && (column["defaultValue"] is null || (constraint == "unique" && present.Count > 1)))
            throw ApiFailure.Validation($"The rows that the table has would have no value for {name} that its constraint allows.");
        document.Edit().Json["columns"] = columns.DeepClone();
        document.Json["lastUpdated"] = state.NowText;
        foreach (var row in present.Documents)
        {
            if (column["defaultValue"] is { } value)
                row.Edit().Json[name] = value.DeepClone();
        }

        return (JsonObject)document.Json.DeepClone();
    }

    private JsonObject RemoveColumn(ApiCall call)
    {
        var document = state.Document(tables, call).Edit();
        var name = call.QueryText("columnName")!;
        if (((JsonArray)document.Json["columns"]!).RemoveAll(column => JsonRead.Text(column?["name"]) == name) == 0)
            throw ApiFailure.NotFound("Data table column");
        document.Json["lastUpdated"] = state.NowText;
        foreach (var row in state.Collection(rows, call).Documents)
            row.Edit().Json.Remove(name);
        return (JsonObject)document.Json.DeepClone();
    }

    /// <summary>One row, or several of which either all are inserted or none.</summary>
    private JsonObject Post(ApiCall call)
    {
        if (call.Body is not JsonArray list)
            return actions.Post(call);
        if (list.Count > MaxRows)
            throw ApiFailure.Validation($"At most {MaxRows} rows can be inserted at once.");
        var made = new List<Document>();
        try
        {
            foreach (var row in list.OfType<JsonObject>())
                made.Add(actions.Create(row, call));
        }
        catch (ApiFailure failure)
        {
            foreach (var row in made)
                state.Collection(rows, call).Remove(row.Id);
            throw ApiFailure.Validation($"Row {made.Count}: {failure.Message}");
        }

        return new JsonObject { ["createdAt"] = state.NowText, ["count"] = made.Count, ["rowIds"] = JsonRead.Array(made.Select(row => row.Id)) };
    }

    private JsonObject Page(ApiCall call, JsonObject query) =>
        new ListAnswer(state.Schemas).Page(Selected(call, query), call, row => rules.View(row, call), query);

    private IReadOnlyList<Document> Selected(ApiCall call, JsonObject? query) => ListAnswer.Select(state.Collection(rows, call), static _ => true, call, rules, query ?? []);

    private JsonObject DeleteMany(ApiCall call)
    {
        var limit = PageWindow.Whole(call, "limit", int.MaxValue, 0);
        var selected = Selected(call, (JsonObject)call.Body!).Take((int)limit).ToArray();
        foreach (var row in selected)
            state.Collection(rows, call).Remove(row.Id);
        return new JsonObject { ["removed"] = selected.Length };
    }

    private JsonObject Truncate(ApiCall call)
    {
        state.Collection(rows, call).Clear();
        return new JsonObject { ["success"] = true };
    }

    private JobPlan Export(ApiCall call)
    {
        var body = call.Body as JsonObject ?? [];
        var options = body["queryOptions"] as JsonObject ?? [];
        var columns = rules.Columns(call).Select(column => JsonRead.Text(column["name"])!).Prepend("id").Append("createdAt").Append("updatedAt").ToArray();
        var selected = Selected(call, body["query"] as JsonObject).AsEnumerable();
        if (JsonRead.Text(options["sortColumn"]) is { Length: > 0 } column)
        {
            rules.CheckOrder(column, call);
            selected = selected.OrderBy(row => row.Json[column]?.ToString(), StringComparer.Ordinal);
            selected = string.Equals(JsonRead.Text(options["sortDirection"]), "desc", StringComparison.OrdinalIgnoreCase) ? selected.Reverse() : selected;
        }

        var all = selected.Skip((int)(JsonRead.Number(options["offset"]) ?? 0)).Take((int)(JsonRead.Number(options["limit"]) ?? int.MaxValue)).ToArray();
        return new JobPlan
        {
            Finish = result =>
            {
                var csv = new StringBuilder();
                Csv.Row(csv, columns.Select(Csv.Quoted));
                foreach (var row in all)
                    Csv.Row(csv, columns.Select(name => Csv.Cell(SimulatedValue.FromJson(row.Json[name]))));
                result.Files.Add(new Blob("rows.csv", "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(csv.ToString())));
            },
        };
    }
}
