using LosantGen.Diagnostics;

namespace LosantGen.Planning.Shapes;

/// <summary>
/// Turns schemas into shapes. References are followed, unions flattened, null taken out of them, and equal shapes are one:
/// a description that writes everything out and one that refers give the same table.
/// </summary>
internal sealed partial class ShapeTable
{
    /// <summary>How deep a schema is written out that is part of itself.</summary>
    private const int MaxMerging = 3;

    private static readonly Schema Nothing = new() { Location = SourceLocation.StartOf("") };

    private readonly SchemaIndex _index;
    private readonly PartialSchemas _partial;
    private readonly ShapeInterner _interner = new();
    private readonly NamedShapes _named;
    private readonly UnionMerger _unions;

    // Single values without conditions, which are most, by their kinds.
    private readonly Shape?[] _plain = new Shape?[(int)JsonKinds.Scalars + 1];
    private Shape? _any;
    private HashSet<SourceLocation> _merging = [];

    private ShapeTable(SchemaIndex index, List<ReportedDiagnostic> diagnostics)
    {
        _index = index;
        _partial = new PartialSchemas(index);
        _named = new NamedShapes(index, OfNamed, Any, diagnostics);
        _unions = new UnionMerger(_interner, Any);
    }

    /// <summary>The table of all schemas that were given.</summary>
    public static ShapeTable Of(SchemaIndex index, List<ReportedDiagnostic> diagnostics)
    {
        var table = new ShapeTable(index, diagnostics);
        // Schemas that contain themselves come first: from then on a copy of one that is written out is known for what it is.
        foreach (var name in index.Recursive)
        {
            var use = table.Named(name);
            if (use.Shape is not RecursiveShape && index.TryGet(name, out var schema)) table._interner.Identify(use.Shape, table.Mention(name, schema));
        }
        foreach (var name in index.Files)
        {
            if (index.TryGet(name, out var schema)) table._interner.Publish(table.Resolve(table.Named(name).Shape), name, schema);
        }
        return table;
    }

    /// <inheritdoc cref="NamedShapes.Named"/>
    public ShapeUse Named(string name) => _named.Named(name);

    /// <inheritdoc cref="NamedShapes.Resolve"/>
    public Shape Resolve(Shape shape) => _named.Resolve(shape);

    /// <inheritdoc cref="ShapeInterner.CanonicalOf"/>
    public Shape CanonicalOf(Shape shape) => _interner.CanonicalOf(shape);

    /// <inheritdoc cref="ShapeInterner.SourceOf"/>
    public Schema SourceOf(Shape shape) => _interner.SourceOf(shape);

    /// <inheritdoc cref="ShapeInterner.FileOf"/>
    public string? FileOf(Shape shape) => _interner.FileOf(shape);

    /// <inheritdoc cref="ShapeInterner.OrderOf"/>
    public int OrderOf(Shape shape) => _interner.OrderOf(shape);

    /// <summary>The shape of a schema.</summary>
    public ShapeUse Of(Schema schema)
    {
        if (schema.Reference is { } reference)
            return _index.IsRecursive(reference) ? new ShapeUse(Mention(reference, schema), false) : _named.Follow(reference, schema.Location);
        if (schema.AllOf.Count > 0) return OfAll(schema);
        if (schema.Enum.Count > 0) return OfValues(schema);
        if (schema.OneOf.Count > 0 || schema.AnyOf.Count > 0) return OfUnion(schema);
        return OfKinds(schema);
    }

    // What is merged is counted within each schema by itself.
    private ShapeUse OfNamed(Schema schema)
    {
        var merging = _merging;
        _merging = [];
        var use = Of(schema);
        _merging = merging;
        return use;
    }

    private ShapeUse OfAll(Schema schema)
    {
        // Descriptions write a reference as the only part of an allOf to say words of their own beside it.
        if (schema.AllOf.Count == 1 && schema.AllOf[0].Reference is not null && schema.Kinds == JsonKinds.None && SaysNothing(schema with { AllOf = default })) return Of(schema.AllOf[0]);
        var takesInItself = false;
        var merged = AllOf.Merge(schema, name =>
        {
            takesInItself |= _index.IsRecursive(name);
            return _named.Find(name, schema.Location);
        });
        if (!takesInItself) return Of(merged);
        // What is merged is written out, and of a schema that contains itself there would be no end.
        if (_merging.Count >= MaxMerging || !_merging.Add(schema.Location))
        {
            _named.Report(schema.Location, Descriptors.UnsupportedKeyword, "allOf", ", where a schema is part of itself; values here are typed as JsonElement");
            return new ShapeUse(Any(), true);
        }
        var use = Of(merged);
        _merging.Remove(schema.Location);
        return use;
    }

    // Whether a schema has nothing but words, and perhaps a type.
    private static bool SaysNothing(Schema schema) =>
        (schema with { Title = null, Description = null, Default = null, Deprecated = false, IsPartial = false }).Equals(Nothing with { Location = schema.Location, Kinds = schema.Kinds });

    private ShapeUse OfKinds(Schema schema)
    {
        var kinds = schema.Kinds == JsonKinds.None ? ImpliedKinds(schema) : schema.Kinds;
        var nullable = (kinds & JsonKinds.Null) != 0;
        if (schema.Not is { } not && !_partial.Contains(not) && Of(not).Shape is var excluded and not (AnyShape or RecursiveShape)
            && ((kinds & ~(JsonKinds.Scalars | JsonKinds.Null)) != 0 || excluded is not (ScalarShape or EnumShape)))
            _named.Report(not.Location, Descriptors.UnsupportedKeyword, "not", ", but for single values that exclude single values");
        var shapes = new List<Shape>();
        if ((kinds & JsonKinds.Scalars) != 0) shapes.Add(Scalar(schema, kinds & JsonKinds.Scalars));
        if ((kinds & JsonKinds.Array) != 0) shapes.Add(List(schema));
        if ((kinds & JsonKinds.Object) != 0) shapes.Add(Object(schema));
        return OneOf(shapes, nullable, exactlyOne: false, schema);
    }

    private ShapeUse OneOf(List<Shape> shapes, bool nullable, bool exactlyOne, Schema schema) => shapes.Count switch
    {
        0 => new ShapeUse(Any(), nullable),
        1 => new ShapeUse(shapes[0], nullable),
        _ => new ShapeUse(_unions.Union(shapes, exactlyOne, schema), nullable),
    };

    private static JsonKinds ImpliedKinds(Schema schema)
    {
        if (schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.AdditionalProperties is not null || schema.IsClosed
            || schema.Required.Count > 0 || schema.PropertiesCount is not null) return JsonKinds.Object;
        if (schema.Items is not null || schema.ItemsCount is not null) return JsonKinds.Array;
        if (schema.String is not null || schema.Format is not null) return JsonKinds.String;
        return schema.Number is not null ? JsonKinds.Number : JsonKinds.None;
    }

    private Shape List(Schema schema) => _interner.Intern(
        new ListShape(_interner.NewId()) { Item = schema.Items is { } items ? Of(items) : new ShapeUse(Any(), true), Count = schema.ItemsCount, Unique = schema.UniqueItems },
        schema);

    private Shape Object(Schema schema)
    {
        var map = Map(schema);
        if (schema.Properties.Count == 0 && schema.Required.Count == 0 && (map is not null || !schema.IsClosed)) return map ?? FreeMap(schema);
        var members = schema.Properties.Where(p => !p.Schema.Nothing).Select(p => Member(p, schema.Required.Contains(p.Name))).ToList();
        var undeclared = schema.Required.Count == 0 ? default : schema.Required.Where(r => members.All(m => m.Name != r)).ToEquatableArray();
        return _interner.Intern(
            new ObjectShape(_interner.NewId()) { Members = members, Map = map, IsClosed = schema.IsClosed, RequiredUndeclared = undeclared, Count = schema.PropertiesCount },
            schema);
    }

    // A member that must be there and can have one value only is a constant, which needs no type of its own.
    private ObjectMember Member(Property property, bool required)
    {
        var use = Of(property.Schema);
        if (required && !use.Nullable && use.Shape is EnumShape { Values.Count: 1 } only)
            use = new ShapeUse(Scalar(new Schema { Location = property.Schema.Location, Enum = only.Values }, JsonKinds.String), false);
        return new ObjectMember(property.Name, use, required, property.Schema);
    }

    private MapShape? Map(Schema schema)
    {
        var values = schema.PatternProperties.Select(p => p.Schema).ToList();
        if (schema.AdditionalProperties is { } additional) values.Add(additional);
        if (values.Count == 0) return null;
        var pattern = schema.AdditionalProperties is not null ? null
            : schema.PatternProperties.Count == 1 ? schema.PatternProperties[0].Name
            : string.Join("|", schema.PatternProperties.Select(p => $"(?:{p.Name})"));
        return (MapShape)_interner.Intern(
            new MapShape(_interner.NewId())
            {
                Value = values.Count == 1 ? Of(values[0]) : Of(new Schema { Location = schema.Location, AnyOf = values.ToEquatableArray() }),
                Pattern = pattern,
                IsClosed = schema.IsClosed,
                Count = schema.PropertiesCount,
            },
            schema);
    }

    private Shape FreeMap(Schema schema) => _interner.Intern(new MapShape(_interner.NewId()) { Value = new ShapeUse(Any(), true), Count = schema.PropertiesCount }, schema);

    private Shape Any() => _any ??= _interner.Intern(new AnyShape(_interner.NewId()), Nothing);

    private Shape Mention(string name, Schema source) => _interner.Intern(new RecursiveShape(_interner.NewId()) { Name = name }, source);
}
