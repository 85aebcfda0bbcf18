using System.Text.Json.Nodes;

namespace Losant.Simulator.Validation;

/// <summary>
/// Combines a schema and all schemas that it refers to in one document that a standard validator can read: in a description,
/// <c>#/definitions/X</c> can mean the file X.json, which validators do not support.
/// </summary>
internal sealed class SchemaBundle(IReadOnlyDictionary<string, JsonNode> files)
{
    private const string ReferencePrefix = "#/definitions/";
    private readonly JsonObject _definitions = [];

    /// <summary>The document, as JSON text.</summary>
    public static string Make(IReadOnlyDictionary<string, JsonNode> files, string name)
    {
        var bundle = new SchemaBundle(files);
        bundle.Add(name);
        var root = (JsonObject)(bundle._definitions[name]?.DeepClone() ?? throw new KeyNotFoundException($"The description has no schema {name}."));
        root["definitions"] = bundle._definitions;
        return root.ToJsonString();
    }

    private void Add(string name)
    {
        if (_definitions.ContainsKey(name) || !files.TryGetValue(name, out var file) || file is not JsonObject schema)
            return;
        var own = schema["definitions"] as JsonObject ?? [];

        // The name is added before its references are followed, so that recursion ends.
        _definitions[name] = null;
        foreach (var (key, definition) in own)
            _definitions[$"{name}.{key}"] = Prepare(definition, name, own);
        _definitions[name] = Prepare(schema, name, own);
    }

    private JsonNode Prepare(JsonNode? schema, string file, JsonObject own)
    {
        var copy = SchemaRepair.Repaired(schema) ?? new JsonObject();
        Rename(copy, file, own);
        return copy;
    }

    private void Rename(JsonNode? node, string file, JsonObject own)
    {
        if (node is JsonArray list)
        {
            foreach (var child in list)
                Rename(child, file, own);
        }
        else if (node is JsonObject map)
        {
            if (map["$ref"] is JsonValue value && value.TryGetValue(out string? reference) && reference.StartsWith(ReferencePrefix, StringComparison.Ordinal))
                Retarget(map, reference[ReferencePrefix.Length..], file, own);
            foreach (var (_, child) in map)
                Rename(child, file, own);
        }
    }

    private void Retarget(JsonObject map, string name, string file, JsonObject own)
    {
        if (own.ContainsKey(name))
        {
            map["$ref"] = $"{ReferencePrefix}{file}.{name}";
            return;
        }

        Add(name);

        // A reference that cannot be resolved allows any value: otherwise the validator would reject the whole document.
        if (!_definitions.ContainsKey(name))
            map.Remove("$ref");
    }
}
