using System.Text.Json.Nodes;
using NJsonSchema;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// NJsonSchema's validator for a folder of descriptions. There, a reference to <c>#/definitions/X</c> can mean the file X, so
/// each schema is passed together with all files that it uses.
/// </summary>
internal sealed class Oracle(IReadOnlyDictionary<string, JsonNode> files)
{
    private readonly Dictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);

    /// <summary>The violations; empty if the text is valid.</summary>
    public IReadOnlyList<string> Violations(string schema, string json)
    {
        if (!_schemas.TryGetValue(schema, out var loaded)) _schemas.Add(schema, loaded = JsonSchema.FromJsonAsync(Bundle(schema)).GetAwaiter().GetResult());
        return [.. loaded.Validate(json).Select(v => $"{v.Path} {v.Kind}")];
    }

    /// <summary>The schema files that a schema consists of.</summary>
    public IReadOnlySet<string> Reached(string schema)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([schema]);
        while (open.TryDequeue(out var name))
        {
            if (!files.ContainsKey(name) || !reached.Add(name)) continue;
            foreach (var reference in References(files[name])) open.Enqueue(reference);
        }
        return reached;
    }

    /// <summary>A schema with all files that it reaches as its definitions.</summary>
    public string Bundle(string schema)
    {
        var root = files[schema].DeepClone().AsObject();
        var definitions = new JsonObject();
        foreach (var name in Reached(schema)) definitions[name] = files[name].DeepClone();
        foreach (var node in definitions.Select(d => d.Value).Append(root)) SoundSchema.Mend(node);
        root["definitions"] = definitions;
        return root.ToJsonString();
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(m => m.Key == "$ref" ? [((string)m.Value!).Split('/')[^1]] : References(m.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
