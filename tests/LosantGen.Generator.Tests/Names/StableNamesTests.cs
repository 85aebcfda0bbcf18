using System.Text.Json.Nodes;
using LosantGen.Diagnostics;
using LosantGen.Model;
using LosantGen.Planning;
using LosantGen.Reading;

namespace LosantGen.Generator.Tests.Names;

/// <summary>
/// The package's names hold when the vendor's folder changes: whatever is taken away, added, split or merged, a shape that is unchanged keeps its
/// name, and none gets the name of another one.
/// </summary>
public class StableNamesTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, NamedShape>> Before = new(() => NamesOf(Edited()));

    /// <summary>Two of each kind of change; <c>LOSANTGEN_NAME_CHANGES</c> asks for more.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Requested.Number("LOSANTGEN_NAME_CHANGES") ?? 2)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_third_of_the_resources_is_taken_away(int seed) => Holds(files =>
    {
        var api = (JsonObject)files["apiInfo"];
        foreach (var name in Some(api.Select(r => r.Key).ToList(), seed, 3)) api.Remove(name);
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_third_of_the_schemas_is_taken_away(int seed) => Holds(files =>
    {
        foreach (var name in Some(SchemasOf(files), seed, 3)) files.Remove(name);
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Copies_of_schemas_are_added_with_another_member_in_each(int seed) => Holds(files =>
    {
        foreach (var name in Some(SchemasOf(files), seed, 4))
        {
            var copy = files[name].DeepClone();
            foreach (var shape in ObjectsIn(copy)) ((JsonObject)shape["properties"]!)["addedByTheTest"] = new JsonObject { ["type"] = "string" };
            files["anAdded" + name] = copy;
        }
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Inline_shapes_become_files(int seed) => Holds(files =>
    {
        var count = 0;
        foreach (var shape in Some(SchemasOf(files).SelectMany(name => ObjectsIn(files[name]).Skip(1)).ToList(), seed, 10))
        {
            if (shape.Parent is not { } || shape.Root != Root(shape)) continue;
            files[$"aSplit{count++}"] = shape.DeepClone();
            shape.ReplaceWith(new JsonObject { ["$ref"] = $"#/definitions/aSplit{count - 1}" });
        }

        Assert.True(count > 100);

        static JsonNode Root(JsonNode node) => node.Parent is { } parent ? Root(parent) : node;
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Files_are_written_out_where_they_are_used(int seed) => Holds(files =>
    {
        var inlined = Some(SchemasOf(files), seed, 2).ToHashSet(StringComparer.Ordinal);
        foreach (var name in SchemasOf(files))
        {
            foreach (var reference in ReferencesIn(files[name]).Where(r => inlined.Contains(TargetOf(r)!) && ReferencesIn(files[TargetOf(r)!]).Count == 0).ToList())
                reference.ReplaceWith(files[TargetOf(reference)!].DeepClone());
        }
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_tenth_of_all_shapes_gets_another_member(int seed) => Holds(files =>
    {
        foreach (var shape in Some(SchemasOf(files).SelectMany(name => ObjectsIn(files[name])).ToList(), seed, 10)) ((JsonObject)shape["properties"]!)["addedByTheTest"] = new JsonObject { ["type"] = "string" };
    });

    private static void Holds(Action<Dictionary<string, JsonNode>> edit)
    {
        var (before, after) = (Before.Value, NamesOf(Edited(edit)));
        // Two files of one shape are two names of it; which of them is used depends on the files that there are.
        var once = before.Values.GroupBy(s => s.Fingerprint, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);

        var renamed = after.Values.Where(now => once.TryGetValue(now.Fingerprint, out var was) && was.Name != now.Name && !after.Values.Any(a => a.Fingerprint == now.Fingerprint && a.Name == was.Name))
            .Select(now => $"{once[now.Fingerprint].Name} is now {now.Name}");
        var inherited = after.Values.Where(now => before.TryGetValue(now.Name, out var was) && was.Fingerprint != now.Fingerprint && !Resemble(was, now))
            .Select(now => $"{now.Name} was {string.Join(' ', before[now.Name].Words)} and is {string.Join(' ', now.Words)}");

        Assert.Empty(renamed);
        Assert.Empty(inherited);
        Assert.True(after.Count > 500);
    }

    private static bool Resemble(NamedShape one, NamedShape other)
    {
        var common = one.Words.Intersect(other.Words, StringComparer.Ordinal).Count();
        return one.Words.Count == 0 || other.Words.Count == 0 || common * 2 >= Math.Min(one.Words.Count, other.Words.Count);
    }

    private static List<(string Path, string Text, string Kind)> Edited(Action<Dictionary<string, JsonNode>>? edit = null)
    {
        var files = VendorFolder.Files().ToDictionary(f => Path.GetFileNameWithoutExtension(f.Path), f => JsonNode.Parse(f.Text)!, StringComparer.Ordinal);
        edit?.Invoke(files);
        return [.. files.Select(f => ($"/vendor/{f.Key}.json", f.Value.ToJsonString(), "schema")), BuiltIn.Names, BuiltIn.Members];
    }

    private static Dictionary<string, NamedShape> NamesOf(IEnumerable<(string Path, string Text, string Kind)> files)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var read = files.Select(f => DescriptionReader.Read(new Input(f.Path, Input.KindOf(f.Path, f.Kind), f.Text), cancellation).Value).OfType<DescriptionFile>().ToList();
        var plan = Planner.Plan(new Result<Descriptions>(Descriptions.Of(read), default), Wanted.Everything with { NamesFile = true }, "LosantClient", cancellation).Value;
        var names = (NamesFile)DescriptionReader.Read(new Input("/names.json", InputKind.Names, plan.NamesFile!), cancellation).Value!;
        return names.Shapes.ToDictionary(s => s.Name, StringComparer.Ordinal);
    }

    private static List<string> SchemasOf(Dictionary<string, JsonNode> files) => [.. files.Keys.Where(name => name is not ("apiInfo" or "apiExamples")).Order(StringComparer.Ordinal)];

    private static List<T> Some<T>(IReadOnlyList<T> all, int seed, int oneOf)
    {
        var random = new Random(seed);
        return [.. all.Where(_ => random.Next(oneOf) == 0)];
    }

    private static List<JsonObject> ObjectsIn(JsonNode? node) => [.. Nodes(node).OfType<JsonObject>().Where(o => o["properties"] is JsonObject { Count: > 1 } && o["type"]?.ToJsonString() is null or "\"object\"")];

    private static List<JsonObject> ReferencesIn(JsonNode? node) => [.. Nodes(node).OfType<JsonObject>().Where(o => TargetOf(o) is not null)];

    private static string? TargetOf(JsonObject node) => node["$ref"]?.GetValue<string>().Split('/')[^1];

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(m => Nodes(m.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Nodes),
        _ => [],
    };
}
