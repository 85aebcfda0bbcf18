using System.Collections.Generic;
using System.Linq;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>The types that chosen actions need, each with its name.</summary>
internal sealed class Reach(ShapeTable table, TypeNames names)
{
    private readonly Dictionary<string, Shape> _types = new(System.StringComparer.Ordinal);
    private readonly HashSet<Shape> _visited = [];

    public IEnumerable<(Shape Shape, string Name)> Types => _types.Select(t => (t.Value, t.Key));

    public void Enter(ResourceAction action)
    {
        foreach (var parameter in action.Parameters)
        {
            if (parameter.Schema is { } schema) Enter(schema);
            else if (ParameterSlots.ShapeOf(parameter, table) is { } use) Visit(use.Shape);
        }
        foreach (var response in action.Responses)
        {
            if (response.Schema is { } body) Enter(body);
            foreach (var item in response.Events)
            {
                if (item.Schema is { } data) Enter(data);
            }
        }
    }

    public void EnterPublished(string name)
    {
        var shape = table.Resolve(table.Named(name).Shape);
        if (TopLevelSlots.HasType(shape) && names.TryGetPublished(name, out var type)) _types[type] = shape;
        Visit(shape);
    }

    private void Enter(Schema schema)
    {
        if (schema.Reference is { } name) EnterPublished(name);
        else Visit(table.Of(schema).Shape);
    }

    private void Visit(Shape shape)
    {
        shape = table.Resolve(shape);
        if (!_visited.Add(shape)) return;
        if (NameSites.IsType(shape)) _types[names.Of(shape)] = shape;
        foreach (var part in Parts(shape)) Visit(part);
    }

    /// <summary>The shapes of which values of a shape consist.</summary>
    public static IEnumerable<Shape> Parts(Shape shape) => shape switch
    {
        ListShape list => [list.Item.Shape],
        MapShape map => [map.Value.Shape],
        UnionShape union => union.Cases,
        ObjectShape o => o.Members.Select(m => m.Use.Shape).Concat(o.Map is { } map ? [map.Value.Shape] : []),
        _ => [],
    };
}
