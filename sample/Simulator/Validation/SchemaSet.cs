using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Losant.Simulator.Validation;

/// <summary>Validates JSON text against the schemas of the description. The validator is NJsonSchema, not the generated code.</summary>
internal sealed class SchemaSet(IReadOnlyDictionary<string, JsonNode> files)
{
    private const int MaxReported = 20;
    private readonly ConcurrentDictionary<string, Lazy<Task<JsonSchema>>> _schemas = new(StringComparer.Ordinal);

    /// <summary>The violations; empty if the text is valid, or if the description has no such schema.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync(string name, string json)
    {
        if (!files.ContainsKey(name))
            return [];
        var schema = await _schemas.GetOrAdd(name, Load).Value;
        return [.. schema.Validate(json).SelectMany(Messages).Distinct(StringComparer.Ordinal).Take(MaxReported)];
    }

    /// <summary>Names of the properties that the schema declares at the root.</summary>
    public IReadOnlyCollection<string> RootProperties(string name) =>
        files.TryGetValue(name, out var file) && file is JsonObject schema && schema["properties"] is JsonObject properties
            ? [.. properties.Select(property => property.Key)]
            : [];

    private Lazy<Task<JsonSchema>> Load(string name) => new(() => JsonSchema.FromJsonAsync(SchemaBundle.Make(files, name)));

    private static IEnumerable<string> Messages(ValidationError error)
    {
        yield return $"{error.Path ?? "#"}: {error.Kind}";
        if (error is ChildSchemaValidationError parent)
        {
            foreach (var message in parent.Errors.SelectMany(branch => branch.Value).SelectMany(Messages))
                yield return message;
        }
    }
}
