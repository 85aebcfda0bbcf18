using System.Text.Json;
using System.Text.Json.Nodes;

namespace LosantGen.Descriptions;

/// <summary>
/// Compares two schemas keyword by keyword, with all references resolved on both sides. Descriptions and the order of
/// <c>required</c>, <c>enum</c> and <c>type</c> are ignored; the order of the cases of a oneOf is not.
/// </summary>
public sealed class SchemaComparer(DescriptionFolder ours, DescriptionFolder theirs)
{
    private static readonly HashSet<string> Ignored = ["$schema", "$id", "$comment", "title", "description", "examples", "example", "definitions"];
    private static readonly HashSet<string> SchemaMaps = ["properties", "patternProperties"];
    private static readonly HashSet<string> SchemaLists = ["oneOf", "anyOf", "allOf"];
    private static readonly HashSet<string> Schemas = ["items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"];
    private static readonly HashSet<string> Sets = ["required", "enum", "type"];

    private readonly HashSet<(JsonNode, JsonNode)> _seen = new(ReferencePairs.Instance);
    private readonly List<Difference> _differences = [];

    /// <summary>Compares the schemas of one name, or of one place in the actions.</summary>
    public static IReadOnlyList<Difference> Compare(DescriptionFolder ours, JsonNode? ourSchema, DescriptionFolder theirs, JsonNode? theirSchema, string subject)
    {
        var comparer = new SchemaComparer(ours, theirs);
        comparer.CompareSchemas(ourSchema, theirSchema, subject + "#", ourSchema, theirSchema);
        return comparer._differences;
    }

    private void CompareSchemas(JsonNode? our, JsonNode? their, string subject, JsonNode? ourOwner, JsonNode? theirOwner)
    {
        our = ours.Resolve(our);
        their = theirs.Resolve(their);
        if (our is not JsonObject one || their is not JsonObject other)
        {
            if (!JsonNode.DeepEquals(our, their))
                Differ(subject, "schema", our, their, ourOwner, theirOwner);
            return;
        }

        // A recursive schema reaches the same pair of nodes again, which has already been compared.
        if (!_seen.Add((one, other)))
            return;
        foreach (var keyword in Keys(one, other).Where(keyword => !Ignored.Contains(keyword)))
            CompareKeyword(keyword, one, other, subject);
    }

    private void CompareKeyword(string keyword, JsonObject one, JsonObject other, string subject)
    {
        var (our, their) = (one[keyword], other[keyword]);
        if (our is null || their is null)
            Differ(subject, keyword, our, their, one, other);
        else if (SchemaMaps.Contains(keyword) && our is JsonObject ourMap && their is JsonObject theirMap)
            CompareMaps(keyword, ourMap, theirMap, subject);
        else if (SchemaLists.Contains(keyword) && our is JsonArray ourList && their is JsonArray theirList)
            CompareLists(keyword, ourList, theirList, subject);
        else if (Schemas.Contains(keyword))
            CompareSchemas(our, their, $"{subject}/{keyword}", one, other);
        else if (Sets.Contains(keyword) ? !Members(our).SetEquals(Members(their)) : !JsonNode.DeepEquals(our, their))
            Differ(subject, keyword, our, their, one, other);
    }

    private void CompareMaps(string keyword, JsonObject one, JsonObject other, string subject)
    {
        foreach (var key in Keys(one, other))
        {
            if (one.ContainsKey(key) && other.ContainsKey(key))
                CompareSchemas(one[key], other[key], $"{subject}/{keyword}/{key}", one, other);
            else
                Differ(subject, keyword == "properties" ? $"member {key}" : $"{keyword} {key}", one[key], other[key], one, other);
        }
    }

    private void CompareLists(string keyword, JsonArray one, JsonArray other, string subject)
    {
        if (one.Count != other.Count)
            Differ(subject, keyword, one, other, one, other);
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
            CompareSchemas(one[i], other[i], $"{subject}/{keyword}/{i}", one, other);
    }

    private void Differ(string subject, string what, JsonNode? one, JsonNode? other, JsonNode? ourOwner, JsonNode? theirOwner) =>
        _differences.Add(Facts.Differ(subject, what, Shown(what, one), Shown(what, other), Sets.Contains(what), Place(ours, one ?? ourOwner), Place(theirs, other ?? theirOwner)));

    // A schema is too long for a line; a list of cases is told by their number.
    private static JsonNode? Shown(string what, JsonNode? node) => node switch
    {
        JsonArray list when SchemaLists.Contains(what) => JsonValue.Create(list.Count + " cases"),
        JsonValue when what.StartsWith("member ", StringComparison.Ordinal) && node.GetValueKind() == JsonValueKind.String => JsonValue.Create("no schema"),
        JsonObject schema => JsonValue.Create((schema["type"] ?? schema["$ref"] ?? "a schema").ToJsonString(JsonSerializerOptions.Default).Trim('"')),
        _ => node,
    };

    private static Place? Place(DescriptionFolder folder, JsonNode? node) => node is null ? null : folder.PlaceOf(node);

    private static IEnumerable<string> Keys(JsonObject one, JsonObject other) =>
        one.Select(member => member.Key).Union(other.Select(member => member.Key), StringComparer.Ordinal);

    private static HashSet<string> Members(JsonNode node) => [.. Facts.Members(node)];

    private sealed class ReferencePairs : IEqualityComparer<(JsonNode Left, JsonNode Right)>
    {
        public static readonly ReferencePairs Instance = new();

        public bool Equals((JsonNode Left, JsonNode Right) x, (JsonNode Left, JsonNode Right) y) =>
            ReferenceEquals(x.Left, y.Left) && ReferenceEquals(x.Right, y.Right);

        public int GetHashCode((JsonNode Left, JsonNode Right) pair) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Left),
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Right));
    }
}
