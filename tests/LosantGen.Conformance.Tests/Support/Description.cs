using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Support;

/// <summary>A folder of descriptions as plain JSON: what the generated code is held against, read without the generator.</summary>
internal sealed class Description
{
    private static readonly string[] NoSchemas = ["apiInfo", "apiExamples", "names"];

    public Description(IEnumerable<(string Path, string Text)> files)
    {
        var texts = files.ToDictionary(f => Path.GetFileNameWithoutExtension(f.Path), f => f.Text);
        Schemas = texts.Where(t => !NoSchemas.Contains(t.Key)).OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => JsonNode.Parse(t.Value)!);
        Examples = JsonNode.Parse(texts["apiExamples"])!.AsObject().ToDictionary(e => e.Key, e => e.Value!);
        Resources = JsonNode.Parse(texts["apiInfo"])!.AsObject();
    }

    public IReadOnlyDictionary<string, JsonNode> Schemas { get; }

    public IReadOnlyDictionary<string, JsonNode> Examples { get; }

    public JsonObject Resources { get; }

    public ApiAction Action(string resource, string action) => new(resource, action, Resources[resource]!.AsObject());

    public IEnumerable<ApiAction> Actions() =>
        from resource in Resources
        from action in resource.Value!["actions"]!.AsObject()
        select Action(resource.Key, action.Key);
}
