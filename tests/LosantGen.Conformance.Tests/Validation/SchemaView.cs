using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// The schemas of a description for the locations of a value, read from the JSON. It only selects the variants to try, so it may
/// include too much: all branches of all alternatives are included.
/// </summary>
internal sealed class SchemaView(IReadOnlyDictionary<string, JsonNode> files)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public IReadOnlyList<JsonObject> Root(string schema) => Expand([files[schema]]);

    public IReadOnlyList<JsonObject> Member(IReadOnlyList<JsonObject> at, string name) => Expand(at.SelectMany(s => Members(s, name)));

    public IReadOnlyList<JsonObject> Items(IReadOnlyList<JsonObject> at) => Expand(at.Select(s => s["items"]));

    /// <summary>The schema itself, without its references and cases, which are separate items.</summary>
    public IReadOnlyList<JsonObject> Expand(IEnumerable<JsonNode?> schemas)
    {
        var found = new List<JsonObject>();
        var open = new Queue<JsonNode?>(schemas);
        while (open.TryDequeue(out var node))
        {
            if (node is not JsonObject schema || found.Contains(schema)) continue;
            if ((string?)schema["$ref"] is { } reference)
            {
                open.Enqueue(files.GetValueOrDefault(reference.Split('/')[^1]));
                continue;
            }
            found.Add(schema);
            foreach (var keyword in new[] { "oneOf", "anyOf", "allOf" })
            {
                if (schema[keyword] is not JsonArray branches) continue;
                foreach (var branch in branches) open.Enqueue(branch);
            }
        }
        return found;
    }

    public static bool Matches(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, MatchTimeout);

    public static IEnumerable<string> Declared(IEnumerable<JsonObject> at) =>
        at.SelectMany(s => s["properties"] is JsonObject properties ? properties.Select(p => p.Key) : []).Distinct(StringComparer.Ordinal);

    public static IEnumerable<string> Strings(IEnumerable<JsonObject> at, string keyword) =>
        at.SelectMany(s => s[keyword] is JsonArray values ? values.Where(v => v?.GetValueKind() == JsonValueKind.String).Select(v => (string)v!) : []);

    private static IEnumerable<JsonNode?> Members(JsonObject schema, string name)
    {
        if (schema["properties"] is JsonObject properties && properties[name] is { } declared)
        {
            yield return declared;
            yield break;
        }
        var isMatched = false;
        foreach (var (pattern, value) in schema["patternProperties"] as JsonObject ?? [])
        {
            if (!Matches(pattern, name)) continue;
            isMatched = true;
            yield return value;
        }
        if (!isMatched) yield return schema["additionalProperties"];
    }
}
