using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Description;

/// <summary>Reads the actions from apiInfo.json. Unreadable parts are ignored: the generator reports them.</summary>
internal static class DescriptionReader
{
    private const string ReferencePrefix = "#/definitions/";

    public static IReadOnlyList<ApiAction> Read(JsonObject apiInfo)
    {
        var actions = new List<ApiAction>();
        foreach (var (resourceName, node) in apiInfo)
        {
            if (node is not JsonObject resource)
                continue;
            foreach (var (name, action) in resource["actions"] as JsonObject ?? [])
            {
                if (action is JsonObject found && Text(found, "method") is { } method)
                    actions.Add(Action(resourceName, resource, name, found, method));
            }
        }

        return actions;
    }

    private static ApiAction Action(string resourceName, JsonObject resource, string name, JsonObject action, string method) => new()
    {
        Resource = resourceName,
        Name = name,
        Path = Text(resource, "path") + Text(action, "path"),
        Method = method.ToUpperInvariant(),
        Parameters = [.. Parameters(resource), .. Parameters(action)],
        Responses = Responses(action),
        Scopes = [.. Texts(resource["auth"]), .. Texts(action["auth"])],
        NeedsToken = action["auth"] is JsonArray { Count: > 0 },
        IsEventStream = Flag(action, "sseStream"),
        Links = (resource["links"] as JsonObject ?? [])
            .Where(link => link.Value is JsonObject target && Text(target, "href") is not null)
            .ToDictionary(link => link.Key, link => Text((JsonObject)link.Value!, "href")!, StringComparer.Ordinal),
    };

    private static IEnumerable<ApiParameter> Parameters(JsonObject owner)
    {
        foreach (var parameter in (owner["params"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Text(parameter, "name") is { } name && Enum.TryParse<ApiParameterLocation>(Text(parameter, "in"), ignoreCase: true, out var place))
                yield return Parameter(parameter, name, place);
        }
    }

    private static ApiParameter Parameter(JsonObject parameter, string name, ApiParameterLocation place) => new()
    {
        Name = name,
        Place = place,
        Type = Text(parameter, "type"),
        Required = Flag(parameter, "required"),
        Pattern = Text(parameter, "pattern"),
        AllowedValues = [.. (parameter["enum"] as JsonArray ?? []).Select(value => value?.ToString()).OfType<string>()],
        MinLength = Integer(parameter, "minLength"),
        MaxLength = Integer(parameter, "maxLength"),
        Schema = Reference(parameter),
        Default = parameter["default"],
        Example = parameter["example"],
    };

    private static List<ResponseDescription> Responses(JsonObject action) =>
    [
        .. (action["responses"] as JsonObject ?? [])
            .Where(response => response.Value is JsonObject && int.TryParse(response.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(response => new ResponseDescription(
                int.Parse(response.Key, CultureInfo.InvariantCulture),
                Reference((JsonObject)response.Value!),
                Events((JsonObject)response.Value!)))
            .OrderBy(response => response.Status),
    ];

    private static Dictionary<string, string> Events(JsonObject response) => (response["sseEvents"] as JsonObject ?? [])
        .Where(entry => entry.Value is JsonObject found && Reference(found) is not null)
        .ToDictionary(entry => entry.Key, entry => Reference((JsonObject)entry.Value!)!, StringComparer.Ordinal);

    private static string? Reference(JsonObject owner) =>
        owner["schema"] is JsonObject schema && Text(schema, "$ref") is { } reference && reference.StartsWith(ReferencePrefix, StringComparison.Ordinal)
            ? reference[ReferencePrefix.Length..]
            : null;

    private static string? Text(JsonObject owner, string name) =>
        owner[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static IEnumerable<string> Texts(JsonNode? list) =>
        (list as JsonArray ?? []).OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => value.GetValue<string>());

    private static int? Integer(JsonObject owner, string name) =>
        owner[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static bool Flag(JsonObject owner, string name) =>
        owner[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;
}
