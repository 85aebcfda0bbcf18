using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Server;

/// <summary>
/// Adds the members that the real API adds to an object. If the query contains <c>_links=true</c>, which the vendor's clients send:
/// <c>_type</c>, <c>_links</c> and, for what has a time of its last change, <c>_etag</c>; and with <c>_embedded=true</c> an object <c>_embedded</c>, in a
/// list with its items under the list's type. No schema declares them, and some schemas forbid them.
/// </summary>
internal static class HalMembers
{
    public static void Add(JsonNode body, ApiCall call, string? schema, string path)
    {
        if (body is not JsonObject response)
            return;
        if (call.IsOn("_embedded"))
            response["_embedded"] = schema is not null && response["items"] is JsonArray items ? new JsonObject { [schema] = items.DeepClone() } : new JsonObject();
        if (!call.IsOn("_links"))
            return;
        var links = new JsonObject { ["self"] = Link(path) };
        foreach (var (name, template) in call.Action.Links)
            links[name] = Link(Fill(template, call.PathValues));
        foreach (var item in (response["items"] as JsonArray ?? []).OfType<JsonObject>())
            AddToItem(item, schema, path);
        AddTag(response);
        response["_type"] = schema;
        response["_links"] = links;
    }

    private static void AddToItem(JsonObject item, string? schema, string path)
    {
        AddTag(item);
        item["_type"] = schema is not null && schema.EndsWith('s') ? schema[..^1] : schema;
        item["_links"] = new JsonObject { ["self"] = Link(item["id"] is { } id ? $"{path}/{id}" : path) };
    }

    private static void AddTag(JsonObject item)
    {
        if (item["lastUpdated"] is not null)
            item["_etag"] = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.ToJsonString())).AsSpan(0, 8))}\"";
    }

    private static JsonObject Link(string path) => new() { ["href"] = path };

    private static string Fill(string template, IReadOnlyDictionary<string, string> values) => values.Aggregate(
        template,
        static (text, value) => text.Replace($"{{{value.Key}}}", Uri.EscapeDataString(value.Value), StringComparison.Ordinal));
}
