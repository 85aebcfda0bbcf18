using LosantGen.Planning.Names;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Finds the shapes, and the types, that actions need.</summary>
internal sealed class Reachability(ShapeTable table, TypeNames names)
{
    private readonly Dictionary<string, HashSet<Shape>> _types = new(StringComparer.Ordinal);
    private readonly HashSet<Shape> _visited = [];
    private Action<Shape>? _add;

    /// <summary>The types that actions need, and those of schema files.</summary>
    public static ReachedTypes TypesOf(IEnumerable<ResourceAction> actions, ActionContents contents, IEnumerable<string> published, ShapeTable table, TypeNames names)
    {
        var reach = new Reachability(table, names);
        foreach (var content in actions.SelectMany(contents.Of))
        {
            if (content.Reference is { } name) reach.EnterPublished(name);
            else reach.Enter(content.Use.Shape);
        }
        foreach (var name in published) reach.EnterPublished(name);
        return ReachedTypes.Of(reach._types, table, names);
    }

    /// <summary>The shapes that a request contains, so that programs create values of them.</summary>
    public static ISet<Shape> RequestsOf(IEnumerable<Resource> resources, ActionContents contents, ShapeTable table)
    {
        var shapes = new HashSet<Shape>();
        foreach (var content in resources.SelectMany(r => r.Actions).SelectMany(contents.Of).Where(c => c.Kind is ContentKind.Parameter or ContentKind.RequestBody))
            Visit(content.Use.Shape, shapes, table, _ => { });
        return shapes;
    }

    // As a whole, a schema file is its own type, even if it has the same shape as another one.
    private void EnterPublished(string name)
    {
        var shape = table.Resolve(table.Named(name).Shape);
        if (!BodyTypeRefs.HasType(shape) || !names.TryGetPublished(name, out var type))
        {
            Enter(shape);
            return;
        }
        Add(type, shape);
        foreach (var part in shape.Parts) Enter(part.Use.Shape);
    }

    private void Enter(Shape shape) => Visit(shape, _visited, table, _add ??= found =>
    {
        if (NameSites.IsType(found)) Add(names.Of(found), found);
    });

    private void Add(string type, Shape shape)
    {
        if (!_types.TryGetValue(type, out var shapes)) _types.Add(type, shapes = []);
        shapes.Add(shape);
    }

    // Each shape of which a value of a shape consists, once.
    private static void Visit(Shape start, HashSet<Shape> visited, ShapeTable table, Action<Shape> found)
    {
        start = table.Resolve(start);
        if (visited.Contains(start)) return;
        // Most are single values, which need no stack.
        if (start.Parts.Count == 0)
        {
            visited.Add(start);
            found(start);
            return;
        }
        var open = new Stack<Shape>([start]);
        while (open.Count > 0)
        {
            var shape = table.Resolve(open.Pop());
            if (!visited.Add(shape)) continue;
            found(shape);
            foreach (var part in shape.Parts) open.Push(part.Use.Shape);
        }
    }
}
