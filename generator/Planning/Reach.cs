using System.Collections.Generic;
using System.Linq;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>Finds the types that chosen actions need.</summary>
internal sealed class Reach
{
    private readonly ShapeTable _table;
    private readonly TypeNames _names;
    private readonly Dictionary<string, HashSet<Shape>> _types = new(System.StringComparer.Ordinal);
    private readonly HashSet<Shape> _visited = [];

    private Reach(ShapeTable table, TypeNames names)
    {
        _table = table;
        _names = names;
    }

    /// <summary>The types that actions need, and those of schema files.</summary>
    public static ReachedTypes Of(IEnumerable<ResourceAction> actions, IEnumerable<string> published, ShapeTable table, TypeNames names)
    {
        var reach = new Reach(table, names);
        foreach (var action in actions) reach.Enter(action);
        foreach (var name in published) reach.EnterPublished(name);
        return new ReachedTypes(reach._types, names);
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

    private void Enter(ResourceAction action)
    {
        foreach (var parameter in action.Parameters)
        {
            if (parameter.Schema is { } schema) Enter(schema);
            else if (ParameterShapes.ShapeOf(parameter, _table) is { } use) Visit(use.Shape);
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

    private void Enter(Schema schema)
    {
        if (schema.Reference is { } name) EnterPublished(name);
        else Visit(_table.Of(schema).Shape);
    }

    // As a whole, a schema file is a type of its own, also where it is a twin of another.
    private void EnterPublished(string name)
    {
        var shape = _table.Resolve(_table.Named(name).Shape);
        if (BodyTypeRefs.HasType(shape) && _names.TryGetPublished(name, out var type))
        {
            Add(type, shape);
            foreach (var part in Parts(shape)) Visit(part);
        }
        else
        {
            Visit(shape);
        }
    }

    private void Visit(Shape shape)
    {
        shape = _table.Resolve(shape);
        if (!_visited.Add(shape)) return;
        if (NameSites.IsType(shape)) Add(_names.Of(shape), shape);
        foreach (var part in Parts(shape)) Visit(part);
    }

    private void Add(string type, Shape shape)
    {
        if (!_types.TryGetValue(type, out var shapes)) _types.Add(type, shapes = []);
        shapes.Add(shape);
    }
}
