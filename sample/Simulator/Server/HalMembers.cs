using System.Text.Json.Nodes;

namespace Losant.Simulator.Server;

/// <summary>
/// Adds the members that the real API adds to an object if the query contains <c>_links=true</c>, which the vendor's clients send:
/// <c>_type</c> and <c>_links</c>. No schema declares them, and some schemas forbid them.
/// </summary>
internal static class HalMembers
{
    public static void Add(JsonNode body, ApiCall call, string? schema, string path)
    {
        if (!call.IsOn("_links") || body is not JsonObject response)
            return;
        var links = new JsonObject { ["self"] = Link(path) };
        foreach (var (name, template) in call.Action.Links)
            links[name] = Link(Fill(template, call.PathValues));
        foreach (var item in (response["items"] as JsonArray ?? []).OfType<JsonObject>())
            AddToItem(item, schema, path);
        response["_type"] = schema;
        response["_links"] = links;
    }

    private static void AddToItem(JsonObject item, string? schema, string path)
    {
        item["_type"] = schema is not null && schema.EndsWith('s') ? schema[..^1] : schema;
        item["_links"] = new JsonObject { ["self"] = Link(item["id"] is { } id ? $"{path}/{id}" : path) };
    }

    private static JsonObject Link(string path) => new() { ["href"] = path };

    private static string Fill(string template, IReadOnlyDictionary<string, string> values) => values.Aggregate(
        template,
        static (text, value) => text.Replace($"{{{value.Key}}}", Uri.EscapeDataString(value.Value), StringComparison.Ordinal));
}
