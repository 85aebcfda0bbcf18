using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>Where each type is written: the locations by which a names file can refer to it.</summary>
internal sealed class NamePlaces
{
    private readonly Dictionary<Shape, List<string>> _places = [];
    private readonly ShapeTable _table;

    public NamePlaces(ShapeTable table, SchemaIndex index, IReadOnlyList<Resource> resources, ParameterShapes parameters)
    {
        _table = table;
        foreach (var file in index.Files)
        {
            if (index.TryGet(file, out var schema)) Walk(schema, file + "#");
        }
        foreach (var (resource, action) in resources.SelectMany(r => r.Actions.Select(a => (r, a))))
        {
            foreach (var parameter in action.Parameters.Where(p => p.Schema is null))
            {
                if (parameters.TypeOf(parameter) is { } shape) Add(shape, $"{resource.Name}.{action.Name}/{parameter.Name}");
            }
        }
    }

    /// <summary>The shortest first, one of each file.</summary>
    public IEnumerable<string> Of(Shape shape) => (_places.TryGetValue(shape, out var places) ? places : [])
        .OrderBy(p => p.Length).ThenBy(p => p, StringComparer.Ordinal)
        .GroupBy(p => p.Split('#', '/')[0], StringComparer.Ordinal).Select(g => g.First());

    private void Walk(Schema schema, string place)
    {
        if (schema.Reference is not null) return;
        Add(_table.Of(schema).Shape, place);
        foreach (var property in schema.Properties) Walk(property.Schema, $"{place}/properties/{Escape(property.Name)}");
        foreach (var property in schema.PatternProperties) Walk(property.Schema, $"{place}/patternProperties/{Escape(property.Name)}");
        if (schema.Items is { } items) Walk(items, place + "/items");
        if (schema.AdditionalProperties is { } additional) Walk(additional, place + "/additionalProperties");
        WalkAll(schema.OneOf, place + "/oneOf/");
        WalkAll(schema.AnyOf, place + "/anyOf/");
        WalkAll(schema.AllOf, place + "/allOf/");
    }

    private void WalkAll(EquatableArray<Schema> schemas, string place)
    {
        for (var i = 0; i < schemas.Count; i++) Walk(schemas[i], place + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private void Add(Shape shape, string place)
    {
        shape = _table.Resolve(shape);
        if (!NameSites.IsType(shape)) return;
        shape = _table.CanonicalOf(shape);
        if (!_places.TryGetValue(shape, out var places)) _places.Add(shape, places = []);
        places.Add(place);
    }

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
