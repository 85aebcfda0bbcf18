using System.Text.Json.Nodes;
using Losant.Simulator.Queries;
using Losant.Simulator.Server;
using Losant.Simulator.Store;
using Losant.Simulator.Validation;

namespace Losant.Simulator.Collections;

/// <summary>Answers for a list: filters, sorts and paginates documents, and repeats the parameters as the list's schema declares.</summary>
internal sealed class ListAnswer(SchemaSet schemas)
{
    /// <summary>The documents that match filter and query, in the order that was asked for.</summary>
    /// <param name="collection">The documents.</param>
    /// <param name="isListed">Which of them the list has at all.</param>
    /// <param name="call">The call.</param>
    /// <param name="rules">The rules of the documents.</param>
    /// <param name="query">The query; null for that of the query string.</param>
    public static IReadOnlyList<Document> Select(Collection collection, Func<Document, bool> isListed, ApiCall call, ResourceRules rules, JsonObject? query = null)
    {
        var sortBy = call.QueryText("sortField") ?? call.QueryText("sortColumn");
        sortBy = sortBy is { Length: > 0 } ? sortBy : call.Default("sortField");
        if (sortBy is not null)
            rules.CheckOrder(sortBy, call);
        var documents = (sortBy is null ? collection.Documents : collection.OrderedBy(sortBy, IsDescending(call), document => Key(rules.Field(document, sortBy)))).Where(isListed);
        if (call.QueryText("filter") is { Length: > 0 } pattern)
        {
            var field = call.QueryText("filterField") is { Length: > 0 } given ? given : call.Default("filterField") ?? "name";
            documents = documents.Where(document => rules.Field(document, field).Values.Any(value => Glob.Matches(pattern, value.ToString())));
        }

        if ((query ?? Query(call)) is { Count: > 0 } wanted)
            documents = documents.Where(document => AdvancedQuery.Matches(wanted, (member, condition) => rules.Holds(document, member, condition)));
        return [.. documents];
    }

    /// <summary>The query in the query string.</summary>
    public static JsonObject? Query(ApiCall call) => call.QueryText("query") is { Length: > 0 } text ? JsonNode.Parse(text) as JsonObject : null;

    public static IReadOnlyList<SimulatedTag> Tags(Document document) => Tags(document.Json["tags"]);

    /// <summary>Tags are a list of objects with key and value, or a map.</summary>
    public static IReadOnlyList<SimulatedTag> Tags(JsonNode? tags) => tags is JsonObject map
        ? [.. map.Select(tag => new SimulatedTag(tag.Key, JsonRead.Text(tag.Value) ?? ""))]
        : [.. JsonRead.Objects(tags).Select(tag => new SimulatedTag(JsonRead.Text(tag["key"]) ?? "", JsonRead.Text(tag["value"]) ?? ""))];

    public static bool IsDescending(ApiCall call) =>
        string.Equals(call.QueryText("sortDirection") is { Length: > 0 } given ? given : call.Default("sortDirection"), "desc", StringComparison.OrdinalIgnoreCase);

    /// <summary>The page of the selected documents that the call asks for.</summary>
    public JsonObject Page(IReadOnlyList<Document> selected, ApiCall call, Func<Document, JsonNode> view, JsonObject? query = null)
    {
        var window = PageWindow.Of(call, selected.Count, id => IndexOf(selected, id)) ?? new PageWindow(0, selected.Count, []);
        var items = new JsonArray();
        for (var i = window.Skip; i < Math.Min(selected.Count, window.Skip + window.Take); i++)
            items.Add(view(selected[(int)i]));
        var declared = call.Action.Successes is [{ Schema: { } schema }, ..] ? schemas.Members(schema) : new HashSet<string>(StringComparer.Ordinal);
        var response = new JsonObject { ["items"] = items };
        Set("count", items.Count);
        Set("totalCount", selected.Count);
        foreach (var (name, value) in window.Echo)
            Set(name, value);
        foreach (var (name, value) in call.PathValues)
            Set(name, value);
        foreach (var parameter in call.Action.In(Description.ApiParameterLocation.Query).Where(parameter => !response.ContainsKey(parameter.Name)))
            Set(parameter.Name, Echo(call, parameter.Name));
        Set("query", query?.DeepClone());
        return response;

        void Set(string name, JsonNode? value)
        {
            if (value is not null && declared.Contains(name))
                response[name] = value;
        }
    }

    private static JsonNode? Echo(ApiCall call, string name)
    {
        if (string.Equals(name, "query", StringComparison.Ordinal))
            return Query(call);
        var value = NestedQuery.Read(call.Query, name) ?? call.Default(name);
        return value switch
        {
            JsonArray list => list.All(item => item is JsonObject) ? list : null,
            JsonValue text when text.ToString().Length == 0 => null,
            _ => value,
        };
    }

    private static long? IndexOf(IReadOnlyList<Document> documents, string id)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            if (string.Equals(documents[i].Id, id, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return null;
    }

    private static SimulatedValue? Key(QueryField field) => field.Values.Count > 0 ? field.Values[0] : default(SimulatedValue?);
}
