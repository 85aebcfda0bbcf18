using System.Text.Json.Nodes;

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
            Assert.DoesNotContain(reference, member => member.Key is not ("$ref" or "description"));
        }
    }

    [Fact]
    public void An_object_an_enum_or_a_union_is_written_once()
    {
        var shapes = Folders.Ours.Names
            .SelectMany(name => Objects(Folders.Ours.Schema(name)))
            .Where(node => node.ContainsKey("oneOf") || node.ContainsKey("enum") || (string?)(node["type"] as JsonValue) == "object")
            .GroupBy(Shape, StringComparer.Ordinal)
            .Where(group => group.Count() > 1 && group.Key != """{"enum":[true],"type":"boolean"}""")
            .Select(group => string.Join(" = ", group.Select(node => node.GetPath())));

        Assert.Empty(shapes);
    }

    [Fact]
    public void Every_schema_is_reachable_from_an_action()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        Reach(Folders.Ours.ApiInfo);

        Assert.Equal(Folders.Ours.Names, reached.Order(StringComparer.Ordinal));

        void Reach(JsonNode root)
        {
            foreach (var name in Objects(root).Select(SchemaFolder.ReferenceOf).OfType<string>())
            {
                if (root["definitions"]?[name] is null && reached.Add(name))
                    Reach(Folders.Ours.Schema(name));
            }
        }
    }

    private static IEnumerable<(string Path, JsonObject Property)> Properties(JsonObject node) =>
        (node["properties"] as JsonObject ?? []).Select(member => (member.Value!.GetPath(), (JsonObject)member.Value!));

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Objects(member.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static string Shape(JsonNode node) => Canonical(node)!.ToJsonString();

    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .Where(member => member.Key is not ("description" or "definitions" or "$schema"))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Canonical)]),
        _ => node?.DeepClone(),
    };
}
