using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>A location in a value, and the schemas that apply to it.</summary>
internal sealed record Place(JsonNode? Root, IReadOnlyList<object> Path, JsonNode? Node, IReadOnlyList<JsonObject> Schemas)
{
    // The items of a list are similar, so only the first few are used.
    private const int ItemsOfEachList = 3;

    // Stands for the value at this location; no example contains it.
    private const string Here = "8a1c5d0e-here";

    // Written once for each location, because thousands of values are put there.
    private readonly Lazy<(string Before, string After)> _around = new(() => Around(Root, Path));

    /// <summary>All locations of a value, the root first.</summary>
    public static IEnumerable<Place> AllOf(JsonNode? root, IReadOnlyList<JsonObject> schemas, SchemaView view) => Within(new Place(root, [], root, schemas), view);

    /// <summary>The whole value as text, with another value at this location.</summary>
    public string With(JsonNode? replacement) => _around.Value.Before + Text(replacement) + _around.Value.After;

    /// <summary>The whole value as text, with the object at this location changed.</summary>
    public string With(Action<JsonObject> change)
    {
        var copy = (JsonObject)Node!.DeepClone();
        change(copy);
        return With(copy);
    }

    public override string ToString() => "/" + string.Join('/', Path);

    private static (string Before, string After) Around(JsonNode? root, IReadOnlyList<object> path)
    {
        if (path.Count == 0) return ("", "");
        var copy = root!.DeepClone();
        var parent = copy;
        foreach (var step in path.Take(path.Count - 1)) parent = step is int i ? parent![i] : parent![(string)step];
        if (path[^1] is int index) parent![index] = Here;
        else parent![(string)path[^1]] = Here;
        var parts = Text(copy).Split($"\"{Here}\"");
        return (parts[0], parts[1]);
    }

    private static IEnumerable<Place> Within(Place place, SchemaView view)
    {
        yield return place;
        IEnumerable<(object Step, JsonNode? Child, IReadOnlyList<JsonObject> Schemas)> children = place.Node switch
        {
            JsonObject members => members.Select(m => ((object)m.Key, m.Value, view.Member(place.Schemas, m.Key))),
            JsonArray items => items.Take(ItemsOfEachList).Select((item, i) => ((object)i, item, view.Items(place.Schemas))),
            _ => [],
        };
        foreach (var (step, child, schemas) in children)
        {
            foreach (var inner in Within(new Place(place.Root, [.. place.Path, step], child, schemas), view)) yield return inner;
        }
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
