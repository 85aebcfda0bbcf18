using System.Globalization;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Reads the responses of an action in <c>apiInfo.json</c>, and the events of a stream.</summary>
internal sealed class ResponseReader(ApiNodes nodes)
{
    private const string AnySuccess = "2XX";

    public List<Response> Read(JToken? node, string action)
    {
        var responses = new List<Response>();
        if (node is null) return responses;
        if (node is not JObject map)
        {
            nodes.Broken(node, $"'responses' of {action}", $"is {DescriptionJson.KindOf(node)} where responses by status code are expected", "its responses are ignored");
            return responses;
        }
        foreach (var property in map.Properties())
        {
            var what = $"the response '{property.Name}' of {action}";
            if (StatusOf(property.Name, map) is not { } status)
            {
                nodes.Broken(property.Value, Sentence(what), "is not declared under a status code");
                continue;
            }
            if (property.Value is not JObject response)
            {
                nodes.Broken(property.Value, Sentence(what), $"is {DescriptionJson.KindOf(property.Value)} where an object is expected");
                continue;
            }
            nodes.CheckWords(response, ApiKeywords.OfResponse);
            var events = ReadEvents(response["sseEvents"], what);
            responses.Add(new Response(status, nodes.String(response, "description", what), IsFile(response["schema"]) ? null : nodes.Schema(response["schema"], property.Name), events.ToEquatableArray())
            {
                IsFile = IsFile(response["schema"]),
            });
        }
        return responses;
    }

    // A file of Swagger 2 and of OpenAPI 3.
    private static bool IsFile(JToken? schema) => schema is JObject node
        && (DescriptionJson.String(node["type"]) == ApiKeywords.FileType || (DescriptionJson.String(node["type"]) == "string" && DescriptionJson.String(node["format"]) == "binary"));

    // The body of the only success is read for every success code, so "2XX" means the same as "200".
    private static int? StatusOf(string key, JObject map) => Number(key)
        ?? (key.Equals(AnySuccess, StringComparison.OrdinalIgnoreCase) && !map.Properties().Any(p => Number(p.Name) is >= 200 and < 300) ? 200 : null);

    private static int? Number(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? status : null;

    private List<StreamEvent> ReadEvents(JToken? node, string what)
    {
        var events = new List<StreamEvent>();
        if (node is null) return events;
        if (node is not JObject declared)
        {
            nodes.Broken(node, $"'sseEvents' of {what}", $"is {DescriptionJson.KindOf(node)} where events by name are expected", "its events are ignored");
            return events;
        }
        foreach (var property in declared.Properties())
        {
            if (property.Value is not JObject item)
            {
                nodes.Broken(property.Value, $"The event '{property.Name}' of {what}", $"is {DescriptionJson.KindOf(property.Value)} where an object is expected");
                continue;
            }
            nodes.CheckWords(item, ApiKeywords.OfEvent);
            events.Add(new StreamEvent(property.Name, nodes.String(item, "description", $"the event '{property.Name}' of {what}"), nodes.Schema(item["schema"], property.Name)));
        }
        return events;
    }

    private static string Sentence(string what) => "T" + what.Substring(1);
}
