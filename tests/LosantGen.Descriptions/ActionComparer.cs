using System.Globalization;
using System.Text.Json.Nodes;

namespace LosantGen.Descriptions;

/// <summary>Compares resources, actions, their parameters, responses and scopes.</summary>
public sealed class ActionComparer(DescriptionFolder ours, DescriptionFolder theirs)
{
    private static readonly HashSet<string> OfOwner = ["summary", "description", "params", "responses", "auth", "actions"];
    private static readonly HashSet<string> OfParameter = ["title", "description", "example", "type", "default", "name", "in", "schema", "enum"];

    private readonly List<Difference> _differences = [];

    public static IReadOnlyList<Difference> Compare(DescriptionFolder ours, DescriptionFolder theirs)
    {
        var comparer = new ActionComparer(ours, theirs);
        foreach (var name in ours.Resources.Keys.Union(theirs.Resources.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            comparer.CompareResources(name, ours.Resources.GetValueOrDefault(name), theirs.Resources.GetValueOrDefault(name));
        return comparer._differences;
    }

    private void CompareResources(string name, JsonObject? our, JsonObject? their)
    {
        if (our is null || their is null)
        {
            Differ(name, "resource", Count(our), Count(their), our, their);
            return;
        }

        CompareOwners(name, our, their);
        var (ourActions, theirActions) = (Map(our["actions"]), Map(their["actions"]));
        foreach (var action in Keys(ourActions, theirActions))
        {
            if (ourActions[action] is JsonObject one && theirActions[action] is JsonObject other)
            {
                CompareOwners($"{name}.{action}", one, other);
                CompareResponses($"{name}.{action}", one, other);
            }
            else
                Differ($"{name}.{action}", "action", ourActions[action]?["method"], theirActions[action]?["method"], ourActions[action] ?? our, theirActions[action] ?? their);
        }

        static JsonNode? Count(JsonObject? resource) => resource is null ? null : JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{Map(resource["actions"]).Count} actions"));
    }

    // What resources and actions both have: parameters, scopes, and members such as method, path and marks.
    private void CompareOwners(string subject, JsonObject our, JsonObject their)
    {
        foreach (var key in Keys(our, their).Where(key => !OfOwner.Contains(key) && !JsonNode.DeepEquals(our[key], their[key])))
            Differ(subject, key, our[key], their[key], our, their);
        if (Facts.DifferOfSets(subject, "scopes", Texts(our["auth"]), Texts(their["auth"]), ours.PlaceOf(our["auth"] ?? our), theirs.PlaceOf(their["auth"] ?? their)) is { } scopes)
            _differences.Add(scopes);
        var (ourParameters, theirParameters) = (Parameters(our), Parameters(their));
        foreach (var key in ourParameters.Keys.Union(theirParameters.Keys, StringComparer.Ordinal))
            CompareParameters($"{subject}, {key}", ourParameters.GetValueOrDefault(key), theirParameters.GetValueOrDefault(key), our, their);
    }

    private void CompareParameters(string subject, JsonObject? our, JsonObject? their, JsonObject ourOwner, JsonObject theirOwner)
    {
        if (our is null || their is null)
        {
            Differ(subject, "parameter", Type(our), Type(their), our ?? ourOwner, their ?? theirOwner);
            return;
        }

        foreach (var key in Keys(our, their).Where(key => !OfParameter.Contains(key) && (IsSaid(our[key]) || IsSaid(their[key])) && !JsonNode.DeepEquals(our[key], their[key])))
            Differ(subject, key, our[key], their[key], our, their);
        if (our["schema"] is { } one && their["schema"] is { } other)
            CompareReferences(subject, "schema", one, other);
        else
        {
            if (ParameterFacts.TypeOf(our) != ParameterFacts.TypeOf(their)) Differ(subject, "type", Type(our), Type(their), our, their);
            if (ParameterFacts.DefaultOf(our) != ParameterFacts.DefaultOf(their)) Differ(subject, "default", our["default"], their["default"], our, their);
            if (our["enum"] is { } || their["enum"] is { })
            {
                if (Facts.DifferOfSets(subject, "enum", Texts(our["enum"]), Texts(their["enum"]), ours.PlaceOf(our), theirs.PlaceOf(their)) is { } values) _differences.Add(values);
            }
        }

        static JsonNode? Type(JsonObject? parameter) => parameter is null ? null : JsonValue.Create(parameter["schema"] is { } schema ? DescriptionFolder.ReferenceOf((JsonObject)schema) ?? "schema" : ParameterFacts.TypeOf(parameter));
        static bool IsSaid(JsonNode? value) => value is not null && value.ToJsonString() != "false";
    }

    private void CompareResponses(string subject, JsonObject our, JsonObject their)
    {
        var (ourResponses, theirResponses) = (Map(our["responses"]), Map(their["responses"]));
        foreach (var status in Keys(ourResponses, theirResponses))
        {
            var (one, other) = (ourResponses[status] as JsonObject, theirResponses[status] as JsonObject);
            if (one is null || other is null)
                Differ(subject, "response " + status, Schema(one), Schema(other), one ?? our, other ?? their);
            else if (one["sseEvents"] is JsonObject || other["sseEvents"] is JsonObject)
                CompareEvents(subject, Map(one["sseEvents"]), Map(other["sseEvents"]), one, other);
            else
                CompareReferences($"{subject}, response {status}", "schema", one["schema"], other["schema"], one, other);
        }

        static JsonNode? Schema(JsonObject? response) => response is null ? null : JsonValue.Create(response["schema"] is JsonObject schema ? DescriptionFolder.ReferenceOf(schema) ?? "a schema" : "no body");
    }

    private void CompareEvents(string subject, JsonObject our, JsonObject their, JsonObject ourOwner, JsonObject theirOwner)
    {
        foreach (var name in Keys(our, their))
            CompareReferences($"{subject}, event {name}", "schema", our[name]?["schema"], their[name]?["schema"], our[name] ?? ourOwner, their[name] ?? theirOwner);
    }

    // Schemas of the folder are compared by themselves: here, the same one has to be named.
    private void CompareReferences(string subject, string fact, JsonNode? our, JsonNode? their, JsonNode? ourOwner = null, JsonNode? theirOwner = null)
    {
        var (one, other) = (our is JsonObject a ? DescriptionFolder.ReferenceOf(a) : null, their is JsonObject b ? DescriptionFolder.ReferenceOf(b) : null);
        if (our is null && their is null) return;
        if (our is null || their is null || (one is not null && other is not null && one != other && theirs.Names.Contains(one)))
            Differ(subject, fact, Named(our, one), Named(their, other), our ?? ourOwner, their ?? theirOwner);
        else if (one != other || one is null)
            _differences.AddRange(SchemaComparer.Compare(ours, our, theirs, their, subject));

        static JsonNode? Named(JsonNode? schema, string? reference) => schema is null ? null : JsonValue.Create(reference ?? "a schema");
    }

    private void Differ(string subject, string fact, JsonNode? our, JsonNode? their, JsonNode? ourPlace, JsonNode? theirPlace) =>
        _differences.Add(Facts.Differ(subject, fact, our, their, isSet: false, Place(ours, ourPlace), Place(theirs, theirPlace)));

    private static Place? Place(DescriptionFolder folder, JsonNode? node) => node is null ? null : folder.PlaceOf(node);

    private static JsonObject Map(JsonNode? node) => node as JsonObject ?? [];

    private static IEnumerable<string> Keys(JsonObject one, JsonObject other) => one.Select(m => m.Key).Union(other.Select(m => m.Key), StringComparer.Ordinal);

    private static string[] Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(Facts.Text)];

    private static Dictionary<string, JsonObject> Parameters(JsonObject owner) =>
        (owner["params"] as JsonArray ?? []).OfType<JsonObject>().GroupBy(p => $"{p["in"]} parameter {p["name"]}", StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.First(), StringComparer.Ordinal);
}
