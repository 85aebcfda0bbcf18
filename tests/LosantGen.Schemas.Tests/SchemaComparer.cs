using System.Text.Json;
using System.Text.Json.Nodes;

namespace LosantGen.Schemas.Tests;

/// <summary>
/// Compares two schemas keyword by keyword, with all references resolved on both sides. Descriptions and the order of
/// <c>required</c>, <c>enum</c> and <c>type</c> are ignored; the order of the cases of a oneOf is not.
/// </summary>
internal sealed class SchemaComparer(SchemaFolder left, SchemaFolder right)
{
    private static readonly HashSet<string> Ignored = ["$schema", "title", "description", "examples", "definitions"];
    private static readonly HashSet<string> SchemaMaps = ["properties", "patternProperties"];
    private static readonly HashSet<string> SchemaLists = ["oneOf", "anyOf", "allOf"];
    private static readonly HashSet<string> Schemas = ["items", "additionalProperties", "not", "contains", "propertyNames"];
    private static readonly HashSet<string> Sets = ["required", "enum", "type"];

    private readonly HashSet<(JsonNode, JsonNode)> _seen = new(ReferencePairs.Instance);
    private readonly List<string> _differences = [];

    public static IReadOnlyList<string> Compare(SchemaFolder left, JsonNode leftSchema, SchemaFolder right, JsonNode rightSchema)
    {
        var comparer = new SchemaComparer(left, right);
        comparer.CompareSchemas(leftSchema, rightSchema, "#");
        return comparer._differences;
    }

    private void CompareSchemas(JsonNode? leftNode, JsonNode? rightNode, string path)
    {
        leftNode = left.Resolve(leftNode);
        rightNode = right.Resolve(rightNode);
        if (leftNode is not JsonObject one || rightNode is not JsonObject other)
        {
            if (!JsonNode.DeepEquals(leftNode, rightNode))
                Differ(path, leftNode, rightNode);
            return;
        }

        // A recursive schema reaches the same pair of nodes again, which has already been compared.
        if (!_seen.Add((one, other)))
            return;
        foreach (var keyword in Keys(one, other).Where(keyword => !Ignored.Contains(keyword)))
            CompareKeyword(keyword, one[keyword], other[keyword], $"{path}/{keyword}");
    }

    private void CompareKeyword(string keyword, JsonNode? one, JsonNode? other, string path)
    {
        if (one is null || other is null)
            Differ(path, one, other);
        else if (SchemaMaps.Contains(keyword))
            CompareMaps((JsonObject)one, (JsonObject)other, path);
        else if (SchemaLists.Contains(keyword))
            CompareLists((JsonArray)one, (JsonArray)other, path);
        else if (Schemas.Contains(keyword))
            CompareSchemas(one, other, path);
        else if (Sets.Contains(keyword) ? !Members(one).SetEquals(Members(other)) : !JsonNode.DeepEquals(one, other))
            Differ(path, one, other);
    }

    private void CompareMaps(JsonObject one, JsonObject other, string path)
    {
        foreach (var key in Keys(one, other))
        {
            if (one.ContainsKey(key) && other.ContainsKey(key))
                CompareSchemas(one[key], other[key], $"{path}/{key}");
            else
                Differ($"{path}/{key}", one[key], other[key]);
        }
    }

    private void CompareLists(JsonArray one, JsonArray other, string path)
    {
        if (one.Count != other.Count)
            Differ(path, one, other);
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
            CompareSchemas(one[i], other[i], $"{path}/{i}");
    }

    private static IEnumerable<string> Keys(JsonObject one, JsonObject other) =>
        one.Select(member => member.Key).Union(other.Select(member => member.Key), StringComparer.Ordinal);

    private static HashSet<string> Members(JsonNode node) =>
        node is JsonArray list ? [.. list.Select(Text)] : [Text(node)];

    private void Differ(string path, JsonNode? one, JsonNode? other) =>
        _differences.Add($"{path}: {Text(one)} is not {Text(other)}");

    private static string Text(JsonNode? node) => node?.ToJsonString(JsonSerializerOptions.Default) ?? "nothing";

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
