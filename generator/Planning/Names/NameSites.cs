using LosantGen.CSharp;
using LosantGen.Keeping;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>Finds all places where each type is used, over all descriptions. Shapes with the same canonical shape are one type, whatever their constraints.</summary>
internal sealed class NameSites
{
    /// <summary>The role of the items of a whole list or map.</summary>
    public const string Whole = "Item";

    /// <summary>The role of a whole response.</summary>
    public const string Response = "Response";

    private readonly Dictionary<Shape, HashSet<NameSite>> _sites = [];
    private readonly Dictionary<Shape, int> _levels = [];
    private readonly Queue<Shape> _open = new();
    private readonly ShapeTable _table;
    private readonly Kept<string, string> _singularRoles;

    private NameSites(ShapeTable table, Kept<string, string> singularRoles)
    {
        _table = table;
        _singularRoles = singularRoles;
    }

    public static NameSites Of(ShapeTable table, IEnumerable<string> files, IEnumerable<Resource> resources, ActionContents contents, Kept<string, string> singularRoles)
    {
        var sites = new NameSites(table, singularRoles);
        foreach (var name in files)
        {
            var shape = table.Resolve(table.Named(name).Shape);
            if (IsType(shape)) sites.Enter(table.CanonicalOf(shape), 0);
            else sites.DescendRoot(shape, Identifier.Pascal(name));
        }
        foreach (var resource in resources)
        {
            foreach (var action in resource.Actions)
            {
                var owner = Identifier.Pascal(resource.Name) + Identifier.Pascal(action.Name);
                foreach (var content in contents.Of(action))
                {
                    // Most contents are single values, which have no type.
                    if (content.Reference is not null || !IsType(sites.Inner(content.Use.Shape, out _))) continue;
                    var role = content.Kind is not (ContentKind.Response or ContentKind.Error) ? Identifier.Pascal(content.Name) : content.Use.Shape is ListShape or MapShape ? Whole : Response;
                    sites.Descend(content.Use.Shape, null, owner, role, 0);
                }
            }
        }
        while (sites._open.Count > 0) sites.DescendParts(sites._open.Dequeue());
        return sites;
    }

    private void DescendParts(Shape shape)
    {
        var level = _levels[shape] + 1;
        var cases = shape.Parts.Where(p => p.Kind == ShapePartKind.Case).Select(p => _table.Resolve(p.Use.Shape)).ToList();
        if (cases.Count > 0)
        {
            var content = new UnionContent(cases, _table);
            foreach (var item in cases) Case(item, content, shape, level);
        }
        foreach (var part in shape.Parts)
        {
            if (part.Kind != ShapePartKind.Case) Descend(part.Use.Shape, shape, null, part.Role ?? Whole, level);
        }
    }

    public static bool IsType(Shape shape) => shape is ObjectShape or EnumShape or UnionShape { Instant: null };

    /// <summary>The canonical shapes that have a type of their own.</summary>
    public IEnumerable<Shape> All => _levels.Keys;

    /// <summary>The types; a type comes before the types that it contains.</summary>
    public IEnumerable<IGrouping<int, Shape>> ByLevel() => _levels.GroupBy(l => l.Value, l => l.Key).OrderBy(g => g.Key);

    public IReadOnlyCollection<NameSite> Of(Shape shape) => _sites.TryGetValue(shape, out var sites) ? sites : [];

    private void Case(Shape item, UnionContent cases, Shape union, int level)
    {
        // A list of items that are a case themselves is not a new place; any other content of a case belongs to the case.
        var content = Inner(item, out _);
        if (!IsType(content)) return;
        var canonical = _table.CanonicalOf(content);
        if (content == item || !cases.Contains(content)) Add(canonical, new NameSite(union, null, ContentWords.OfCase(content, cases), true), level);
    }

    // An item of a list named DeviceStates is a DeviceState.
    private void DescendRoot(Shape shape, string name)
    {
        var single = _singularRoles.Of(name, SingularRole);
        Descend(shape, null, single == name ? name : "", single == name ? Whole : name, 0);
    }

    private void Descend(Shape shape, Shape? owner, string? ownerName, string role, int level)
    {
        shape = Inner(shape, out var nesting);
        if (!IsType(shape)) return;
        for (; nesting > 0; nesting--) role = _singularRoles.Of(role, SingularRole);
        Add(_table.CanonicalOf(shape), new NameSite(owner, ownerName, role, false), level);
    }

    // What is in lists and maps, and in how many.
    private Shape Inner(Shape shape, out int nesting)
    {
        shape = _table.Resolve(shape);
        for (nesting = 0; shape is ListShape or MapShape; nesting++) shape = _table.Resolve(shape is ListShape list ? list.Item.Shape : ((MapShape)shape).Value.Shape);
        return shape;
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
