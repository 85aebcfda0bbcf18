using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Losant.Simulator.Validation;

/// <summary>Validates JSON text against the schemas of the description. The validator is NJsonSchema, not the generated code.</summary>
internal sealed class SchemaSet(IReadOnlyDictionary<string, JsonNode> files)
{
    private const int MaxReported = 20;
    private const string ReferencePrefix = "#/definitions/";
    private readonly ConcurrentDictionary<string, Lazy<Task<JsonSchema>>> _schemas = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _members = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The violations; empty if the text is valid, or if the description has no such schema.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync(string name, string json)
    {
        if (!files.ContainsKey(name))
            return [];
        var schema = await _schemas.GetOrAdd(name, Load).Value;
        return [.. schema.Validate(ValidatedJson.Read(json)).SelectMany(Messages).Distinct(StringComparer.Ordinal).Take(MaxReported)];
    }

    /// <summary>Names of the properties that the schema, or a case of it, declares at the root.</summary>
    public IReadOnlySet<string> Members(string name) => _members.GetOrAdd(name, name =>
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        lock (_gate)
            Collect(files.GetValueOrDefault(name), members, []);
        return members;
    });

    /// <summary>Whether the schema refuses members that it does not declare.</summary>
    public bool IsClosed(string name)
    {
        lock (_gate)
            return files.GetValueOrDefault(name) is JsonObject schema && IsClosed(schema);
    }

    /// <summary>Whether a member of the schema may be null.</summary>
    public bool AllowsNull(string name, string member) => AllowsNull((files.GetValueOrDefault(name) as JsonObject)?["properties"]?[member]);

    /// <summary>Removes the members that a schema forbids, within its objects too.</summary>
    public void RemoveUndeclared(string name, JsonObject json)
    {
        lock (_gate)
            RemoveUndeclared(files.GetValueOrDefault(name), json);
    }

    private void RemoveUndeclared(JsonNode? node, JsonObject json)
    {
        if (node is not JsonObject schema)
            return;
        if (Reference(schema) is { } reference)
            RemoveUndeclared(files.GetValueOrDefault(reference), json);
        if (schema["properties"] is not JsonObject properties)
            return;
        foreach (var (member, value) in json.ToArray())
        {
            if (!properties.ContainsKey(member) && IsClosed(schema))
                json.Remove(member);
            else if (value is JsonObject inner)
                RemoveUndeclared(properties[member], inner);
        }
    }

    private static bool IsClosed(JsonObject schema) => schema["additionalProperties"]?.GetValueKind() == System.Text.Json.JsonValueKind.False;

    private void Collect(JsonNode? node, HashSet<string> members, HashSet<string> seen)
    {
        if (node is not JsonObject schema)
            return;
        foreach (var (member, _) in schema["properties"] as JsonObject ?? [])
            members.Add(member);
        if (Reference(schema) is { } reference && seen.Add(reference))
            Collect(files.GetValueOrDefault(reference), members, seen);
        foreach (var keyword in (string[])["allOf", "oneOf", "anyOf"])
        {
            foreach (var part in schema[keyword] as JsonArray ?? [])
                Collect(part, members, seen);
        }
    }

    private bool AllowsNull(JsonNode? schema) => schema switch
    {
        JsonObject map when map["type"] is { } type => type is JsonArray list ? list.Any(IsNull) : IsNull(type),
        JsonObject map when Reference(map) is { } reference => AllowsNull(files.GetValueOrDefault(reference)),
        JsonObject map => (map["oneOf"] as JsonArray ?? map["anyOf"] as JsonArray ?? []).Any(AllowsNull),
        _ => false,
    };

    private static bool IsNull(JsonNode? type) => string.Equals(type?.ToString(), "null", StringComparison.Ordinal);

    private static string? Reference(JsonObject schema) => schema["$ref"] is JsonValue value && value.TryGetValue(out string? text) && text.StartsWith(ReferencePrefix, StringComparison.Ordinal)
        ? text[ReferencePrefix.Length..]
        : null;

    // The files are read by one thread at a time: reading a JsonNode for the first time changes it.
    private Lazy<Task<JsonSchema>> Load(string name) => new(() =>
    {
        lock (_gate)
            return JsonSchema.FromJsonAsync(SchemaBundle.Make(files, name));
    });

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
