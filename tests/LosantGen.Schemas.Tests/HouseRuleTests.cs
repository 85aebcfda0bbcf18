using System.Text.Json.Nodes;
using LosantGen.Descriptions;

namespace LosantGen.Schemas.Tests;

/// <summary>Rules that keep the folder readable: everything has a description, each shape is written once, and references have no other keywords.</summary>
public sealed class HouseRuleTests
{
    public static TheoryData<string> Names => new(Folders.Ours.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_and_each_of_its_properties_have_descriptions(string name)
    {
        var schema = Folders.Ours.Schema(name);

        Assert.False(string.IsNullOrWhiteSpace((string?)schema["description"]), "The schema itself has no description.");
        foreach (var (path, property) in Objects(schema).SelectMany(node => Properties(node)))
            Assert.False(string.IsNullOrWhiteSpace((string?)property["description"]), $"{path} has no description.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_a_description_is_beside_a_reference(string name)
    {
        foreach (var reference in Objects(Folders.Ours.Schema(name)).Where(node => node.ContainsKey("$ref")))
        {
            Assert.NotNull(Folders.Ours.Resolve(reference));
            // A file may be another name of a schema.
            Assert.DoesNotContain(reference, member => member.Key is not ("$ref" or "description" or "$schema" or "examples"));
        }
    }

    [Fact]
    public void A_shape_that_becomes_a_type_is_written_once()
    {
        // What becomes a type is a file, or has a title.
        var shapes = Folders.Ours.Names
            .SelectMany(name => Objects(Folders.Ours.Schema(name)).Where(node => node == Folders.Ours.Schema(name) ? IsType(node) : node.ContainsKey("title")).Select(node => (Name: name, Node: node)))
            .GroupBy(found => Shape(found.Node), StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(" = ", group.Select(found => found.Name + found.Node.GetPath())));

        Assert.Empty(shapes);

        static bool IsType(JsonObject node) => node.ContainsKey("properties") || node.ContainsKey("oneOf") || node.ContainsKey("enum");
    }

    [Fact]
    public void Every_schema_is_the_vendors_or_needed_by_another()
    {
        var needed = Folders.Ours.Names.Select(Folders.Ours.Schema).Concat(Folders.Ours.Resources.Values).SelectMany(Objects).Select(DescriptionFolder.ReferenceOf).OfType<string>().ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Folders.Ours.Names.Except(Folders.Vendors.Names, StringComparer.Ordinal).Except(needed, StringComparer.Ordinal));
    }

    private static IEnumerable<(string Path, JsonObject Property)> Properties(JsonObject node) =>
        (node["properties"] as JsonObject ?? []).Select(member => (member.Value!.GetPath(), (JsonObject)member.Value!));

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject map => map.Where(member => member.Key != "examples").SelectMany(member => Objects(member.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static string Shape(JsonNode node) => Canonical(node)!.ToJsonString();

    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .Where(member => member.Value is JsonObject || member.Key is not ("title" or "description" or "definitions" or "$schema" or "examples"))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Canonical)]),
        _ => node?.DeepClone(),
    };
}
