using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Validation;

namespace LosantGen.Conformance.Tests.Support;

/// <summary>A folder of descriptions as plain JSON, read without the generator: the generated code is compared with it.</summary>
internal sealed class Description
{
    private const string ActionsSuffix = ".actions";

    public Description(IEnumerable<(string Path, string Text)> files)
    {
        var texts = files.ToDictionary(f => Path.GetFileNameWithoutExtension(f.Path), f => f.Text);
        Schemas = texts.Where(t => IsSchema(t.Key)).SelectMany(t => Named(t.Key, JsonNode.Parse(t.Value)!.AsObject()))
            .OrderBy(t => t.Name, StringComparer.Ordinal).ToDictionary(t => t.Name, t => t.Schema);
        Examples = JsonNode.Parse(texts.GetValueOrDefault("apiExamples", "{}"))!.AsObject().ToDictionary(e => e.Key, e => e.Value!);
        foreach (var (name, schema) in Schemas)
        {
            if (schema["examples"] is JsonArray examples) ((Dictionary<string, JsonNode>)Examples)[name] = examples[0]!;
        }

        Resources = new JsonObject(texts.Where(t => t.Key == "apiInfo" || t.Key.EndsWith(ActionsSuffix, StringComparison.Ordinal))
            .SelectMany(t => JsonNode.Parse(t.Value)!.AsObject()).Select(r => KeyValuePair.Create(r.Key, r.Value?.DeepClone())));
    }

    /// <summary>Whether a file, by its name without extension, is a schema.</summary>
    public static bool IsSchema(string name) => name is not ("apiInfo" or "apiExamples") && !name.EndsWith(ActionsSuffix, StringComparison.Ordinal);

    /// <summary>The schemas by name. A definition in the file X has the name X.definition, which references to it use.</summary>
    public IReadOnlyDictionary<string, JsonNode> Schemas { get; }

    public IReadOnlyDictionary<string, JsonNode> Examples { get; }

    public JsonObject Resources { get; }

    public ApiAction Action(string resource, string action) => new(resource, action, Resources[resource]!.AsObject());

    public IEnumerable<ApiAction> Actions() =>
        from resource in Resources
        from action in resource.Value!["actions"]!.AsObject()
        select Action(resource.Key, action.Key);

    private static IEnumerable<(string Name, JsonNode Schema)> Named(string file, JsonObject schema)
    {
        var own = schema["definitions"] as JsonObject ?? [];
        SoundSchema.Mend(schema);
        Rename(schema, file, [.. own.Select(d => d.Key)]);
        schema.Remove("definitions");
        yield return (file, schema);
        foreach (var (name, definition) in own) yield return ($"{file}.{name}", definition!);
    }

    private static void Rename(JsonNode? node, string file, string[] own)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Rename(item, file, own);
        }
        else if (node is JsonObject map)
        {
            if (map["$ref"] is JsonValue reference && ((string)reference!).Split('/')[^1] is var name && own.Contains(name)) map["$ref"] = $"#/definitions/{file}.{name}";
            foreach (var (_, member) in map) Rename(member, file, own);
        }
    }
}
