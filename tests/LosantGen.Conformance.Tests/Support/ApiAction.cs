using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Support;

/// <summary>An action of the description, including what its resource declares for all actions.</summary>
internal sealed class ApiAction(string resource, string name, JsonObject owner)
{
    private readonly JsonObject _node = owner["actions"]![name]!.AsObject();

    public string Resource => resource;

    public string Name => name;

    public string Method => (string)_node["method"]!;

    /// <summary>The path template.</summary>
    public string Path => (string?)owner["path"] + (string?)_node["path"];

    public bool IsEventStream => (bool?)_node["sseStream"] ?? false;

    /// <summary>Whether the action needs a token: it does if it declares scopes.</summary>
    public bool NeedsToken => (_node["auth"] ?? owner["auth"]) is JsonArray { Count: > 0 };

    public IEnumerable<JsonObject> Parameters =>
        (owner["params"]?.AsArray() ?? []).Concat(_node["params"]?.AsArray() ?? []).Select(p => p!.AsObject());

    public IEnumerable<JsonObject> ParametersIn(string place) => Parameters.Where(p => (string?)p["in"] == place);

    public bool HasBody => Parameters.Any(p => (string?)p["in"] is "body" or "multipart");

    /// <summary>The declared responses by status.</summary>
    public IReadOnlyDictionary<int, JsonObject> Responses =>
        _node["responses"]?.AsObject().ToDictionary(r => int.Parse(r.Key, System.Globalization.CultureInfo.InvariantCulture), r => r.Value!.AsObject()) ?? [];

    public IEnumerable<int> SuccessCodes => Responses.Keys.Where(s => s is >= 200 and < 300).Order();

    /// <summary>The schema that a response refers to; null if it has no body.</summary>
    public string? SchemaOf(int status) => ((string?)Responses[status]["schema"]?["$ref"])?.Split('/')[^1];

    public override string ToString() => $"{resource}.{name}";
}
