using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Description;

/// <summary>The description's examples. Each call returns a new copy that the caller may change.</summary>
internal sealed class ExampleSet(JsonObject examples)
{
    private const string ReferencePrefix = "#/examples/";

    // Text, because many simulators read the same examples at once.
    private readonly ConcurrentDictionary<string, byte[]?> _resolved = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The example of a schema, or null if there is none.</summary>
    public JsonNode? Find(string schema) => _resolved.GetOrAdd(schema, Resolved) is { } text ? JsonNode.Parse(text) : null;

    private byte[]? Resolved(string schema)
    {
        lock (_gate)
            return Unresolved(schema) is { } example ? Encoding.UTF8.GetBytes(example.ToJsonString()) : null;
    }

    private JsonNode? Unresolved(string schema) => examples[schema] is { } example ? Resolve(example.DeepClone(), schema) : null;

    /// <summary>
    /// Replaces references with the examples. In the published set the item of a list refers to the list itself instead of to
    /// the item's example, so a reference to the example that is being resolved is resolved to its singular.
    /// </summary>
    private JsonNode? Resolve(JsonNode? node, string schema)
    {
        switch (node)
        {
            case JsonObject map when map["$ref"] is JsonValue value && value.TryGetValue(out string? reference)
                && reference.StartsWith(ReferencePrefix, StringComparison.Ordinal):
                var name = reference[ReferencePrefix.Length..];
                if (string.Equals(name, schema, StringComparison.Ordinal))
                    name = name.TrimEnd('s');
                return string.Equals(name, schema, StringComparison.Ordinal) ? new JsonObject() : Unresolved(name) ?? new JsonObject();
            case JsonObject map:
                foreach (var (key, child) in map.ToArray())
                {
                    var resolved = Resolve(child, schema);
                    if (!ReferenceEquals(resolved, child))
                        map[key] = resolved;
                }

                return map;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    var resolved = Resolve(list[i], schema);
                    if (!ReferenceEquals(resolved, list[i]))
                        list[i] = resolved;
                }

                return list;
            default:
                return node;
        }
    }
}
