using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>A place where a type is used: within what, and as what.</summary>
/// <param name="Owner">The shape that contains it; null where <paramref name="OwnerName"/> says what does.</param>
/// <param name="OwnerName">The name of the list, map or action that contains it.</param>
/// <param name="Role">The words that say what it is there, in PascalCase: the member's name, one of a plural.</param>
/// <param name="IsCase">It is a case of a union there.</param>
internal sealed record NameSite(Shape? Owner, string? OwnerName, string Role, bool IsCase);

/// <summary>Finds every place where each type is used, over everything that was given. A type is a form, whatever the limits of its shapes.</summary>
internal sealed class NameSites
{
    /// <summary>The role of what a list or a map is made of as a whole.</summary>
    public const string Whole = "Item";

    /// <summary>The role of what is the whole of a response.</summary>
    public const string Result = "Result";

    private readonly Dictionary<Shape, HashSet<NameSite>> _sites = [];
    private readonly Dictionary<Shape, int> _levels = [];
    private readonly Queue<Shape> _open = new();
    private readonly ShapeTable _table;

    public NameSites(ShapeTable table, IEnumerable<string> published, IEnumerable<Resource> resources)
    {
        _table = table;
        foreach (var name in published)
        {
            var shape = table.Resolve(table.Named(name).Shape);
            if (IsType(shape)) Enter(shape.Canonical, 0);
            else DescendRoot(shape, Identifier.Pascal(name));
        }
        foreach (var resource in resources)
        {
            foreach (var action in resource.Actions)
            {
                var owner = Identifier.Pascal(resource.Name) + Identifier.Pascal(action.Name);
                foreach (var parameter in action.Parameters.Where(p => p.Schema?.Reference is null))
                {
                    if (ParameterShapes.ShapeOf(parameter, table) is { } use) Descend(use.Shape, null, owner, Identifier.Pascal(parameter.Name), 0);
                }
                foreach (var response in action.Responses)
                {
                    if (response.Schema is { Reference: null } body && table.Of(body).Shape is var whole) Descend(whole, null, owner, whole is ListShape or MapShape ? Whole : Result, 0);
                    foreach (var item in response.Events)
                    {
                        if (item.Schema is { Reference: null } data) Descend(table.Of(data).Shape, null, owner, Identifier.Pascal(item.Name), 0);
                    }
                }
            }
        }
        while (_open.Count > 0)
        {
            var shape = _open.Dequeue();
            var level = _levels[shape];
            switch (shape)
            {
                case ObjectShape o:
                    foreach (var member in o.Members) Descend(member.Use.Shape, shape, null, Identifier.Pascal(member.Name), level + 1);
                    if (o.Map is { } map) Descend(map.Value.Shape, shape, null, Whole, level + 1);
                    break;
                case UnionShape union:
                    var cases = union.Cases.Select(c => table.Resolve(c)).ToList();
                    foreach (var item in cases) Case(item, cases, union, level + 1);
                    break;
            }
        }
    }

    public static bool IsType(Shape shape) => shape is ObjectShape or EnumShape or UnionShape;

    /// <summary>The types, those that contain others first.</summary>
    public IEnumerable<IGrouping<int, Shape>> ByLevel() => _levels.GroupBy(l => l.Value, l => l.Key).OrderBy(g => g.Key);

    public IReadOnlyCollection<NameSite> Of(Shape shape) => _sites.TryGetValue(shape, out var sites) ? sites : [];

    private void Case(Shape item, List<Shape> cases, UnionShape union, int level)
    {
        // A list of what is a case by itself is no new location; any other content of a case is the case's.
        var content = item;
        while (content is ListShape or MapShape) content = _table.Resolve(content is ListShape list ? list.Item.Shape : ((MapShape)content).Value.Shape);
        if (IsType(content) && !(content != item && cases.Any(c => c.Canonical == content.Canonical)))
            Add(content.Canonical, new NameSite(union, null, ContentWords.OfCase(content, cases.Where(c => c.Canonical != content.Canonical).ToList()), true), level);
    }

    // An item of a list that is called DeviceStates is a DeviceState.
    private void DescendRoot(Shape shape, string name)
    {
        var single = SingularRole(name);
        Descend(shape, null, single == name ? name : "", single == name ? Whole : name, 0);
    }

    private void Descend(Shape shape, Shape? owner, string? ownerName, string role, int level)
    {
        shape = _table.Resolve(shape);
        while (shape is ListShape or MapShape)
        {
            role = SingularRole(role);
            shape = _table.Resolve(shape is ListShape list ? list.Item.Shape : ((MapShape)shape).Value.Shape);
        }
        if (!IsType(shape)) return;
        Add(shape.Canonical, new NameSite(owner, ownerName, role, false), level);
    }

    private void Add(Shape shape, NameSite site, int level)
    {
        if (!_sites.TryGetValue(shape, out var sites)) _sites.Add(shape, sites = []);
        sites.Add(site);
        Enter(shape, level);
    }

    private void Enter(Shape shape, int level)
    {
        if (_levels.ContainsKey(shape)) return;
        _levels.Add(shape, level);
        _open.Enqueue(shape);
    }

    private static string SingularRole(string role)
    {
        var words = Identifier.Words(role);
        words[words.Count - 1] = Identifier.Singular(words[words.Count - 1]);
        return string.Concat(words);
    }
}
