using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LosantGen.Schemas.Tests;

/// <summary>A folder in the vendor's layout: apiInfo.json, apiExamples.json and one schema per file.</summary>
internal sealed class SchemaFolder(string path)
{
    private const string ReferencePrefix = "#/definitions/";
    private readonly ConcurrentDictionary<string, JsonObject> _files = new(StringComparer.Ordinal);

    public JsonObject ApiInfo => Read("apiInfo");

    public JsonObject Examples => Read("apiExamples");

    public IReadOnlyList<string> Names { get; } = Directory.EnumerateFiles(path, "*.json")
        .Select(Path.GetFileNameWithoutExtension)
        .OfType<string>()
        .Where(name => name is not ("apiInfo" or "apiExamples"))
        .Order(StringComparer.Ordinal)
        .ToArray();

    public JsonObject Schema(string name) => Read(name);

    /// <summary>Follows references to the end: first to the file's own definitions, then to the file of that name.</summary>
    public JsonNode? Resolve(JsonNode? node)
    {
        while (node is JsonObject referring && ReferenceOf(referring) is { } name)
            node = Target(referring, name);
        return node;
    }

    public static string? ReferenceOf(JsonObject node) =>
        node["$ref"] is JsonValue value && value.TryGetValue(out string? reference) && reference.StartsWith(ReferencePrefix, StringComparison.Ordinal)
            ? reference[ReferencePrefix.Length..]
            : null;

    /// <summary>One self-contained document: every schema of the folder as a definition, and a file's own definitions as FILE.NAME.</summary>
    public string Bundle(string name)
    {
        var definitions = new JsonObject();
        foreach (var file in Names)
        {
            var schema = (JsonObject)Schema(file).DeepClone();
            var own = schema["definitions"] as JsonObject ?? [];
            schema.Remove("definitions");
            Qualify(schema, file, own);
            definitions[file] = schema;
            foreach (var (key, definition) in own)
            {
                var copy = definition!.DeepClone();
                Qualify(copy, file, own);
                definitions[$"{file}.{key}"] = copy;
            }
        }

        var root = (JsonObject)definitions[name]!.DeepClone();
        root["definitions"] = definitions;
        return root.ToJsonString();
    }

    private static void Qualify(JsonNode? node, string file, JsonObject own)
    {
        if (node is JsonObject schema)
        {
            if (ReferenceOf(schema) is { } name && own.ContainsKey(name))
                schema["$ref"] = $"{ReferencePrefix}{file}.{name}";
            foreach (var (_, child) in schema)
                Qualify(child, file, own);
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
                Qualify(child, file, own);
        }
    }

    private JsonNode Target(JsonObject referring, string name)
    {
        if (referring.Root["definitions"]?[name] is { } own)
            return own;
        return Names.Contains(name, StringComparer.Ordinal)
            ? Schema(name)
            : throw new InvalidOperationException($"{referring.GetPath()} refers to {name}, which is nowhere.");
    }

    private JsonObject Read(string name) => _files.GetOrAdd(
        name,
        static (name, path) => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(path, name + ".json")))!,
        path);
}
