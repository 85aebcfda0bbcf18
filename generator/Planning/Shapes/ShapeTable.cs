using System.Threading;
using LosantGen.Diagnostics;
using LosantGen.Keeping;

namespace LosantGen.Planning.Shapes;

/// <summary>
/// Turns schemas into shapes. References are followed, unions are flattened, null is removed from them, and equal shapes are one object:
/// a description that repeats everything inline and one with references give the same table.
/// </summary>
internal sealed partial class ShapeTable
{
    /// <summary>How often a schema that contains itself is expanded within itself.</summary>
    private const int MaxMerging = 3;

    /// <summary>How deep schemas are within each other, where it is still a matter of a file and not of a chain through many.</summary>
    private const int UsualDepth = 64;

    /// <summary>How deep merged schemas are within each other. Merging makes new schemas, so that no chain of references tells how deep they get.</summary>
    private const int MaxMergeDepth = 32;

    private const int UsualMergeDepth = 2;

    private static readonly Schema Blank = new() { Location = SourceLocation.StartOf("") };

    private readonly SchemaIndex _index;
    private readonly SchemaKinds _kinds;
    private readonly PartialSchemas _partial;
    private readonly Nullability _nullability;
    private readonly ShapeInterner _interner;
    private readonly NamedShapes _named;
    private readonly UnionMerger _unions;

    // Single values without constraints, which are the most frequent ones, by their kinds.
    private readonly Shape?[] _plain = new Shape?[(int)JsonKinds.Scalars + 1];
    private readonly ExpansionLimit _expansions;
    private readonly CancellationToken _cancellation;

    // The same schema is found again wherever it is repeated; one whose place mattered, only there.
    private readonly Dictionary<Schema, ShapeUse> _found = new(SameContent.Instance);
    private readonly Dictionary<Schema, ShapeUse> _foundHere = new(SameObject<Schema>.Instance);

    // How many shapes were found that are those of one place only.
    private int _ofPlaces;
    private HashSet<SourceLocation> _merging = [];
    private int _depth;
    private int _mergeDepth;

    private ShapeTable(SchemaIndex index, List<ReportedDiagnostic> diagnostics, Kept<Shape, Shape>? kept, CancellationToken cancellation)
    {
        _index = index;
        _interner = new ShapeInterner(kept ?? new());
        _cancellation = cancellation;
        _expansions = new ExpansionLimit(index);
        _kinds = new SchemaKinds(index);
        _partial = new PartialSchemas(index, _kinds);
        _nullability = new Nullability(index);
        _named = new NamedShapes(index, OfNamed, Any, kind => Any(new AnyShape(_interner.NewId()) { Kinds = kind }, Blank), () => _depth > UsualDepth, diagnostics);
        _unions = new UnionMerger(_interner, Any, (schema, why) => _named.Report(schema.Location, Descriptors.UnsupportedKeyword, schema.OneOf.Count > 0 ? "oneOf" : "anyOf", why));
    }

    /// <summary>Creates the table of all schemas of the descriptions.</summary>
    public static ShapeTable Of(SchemaIndex index, List<ReportedDiagnostic> diagnostics, CancellationToken cancellation, Kept<Shape, Shape>? kept = null)
    {
        var table = new ShapeTable(index, diagnostics, kept, cancellation);
        // Schemas that contain themselves come first, so that inline copies of them are recognized later.
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
        if (schema.Reference is { } reference) return OfReference(reference, schema);
        if (_merging.Count > 0) return Find(schema);
        if (_found.TryGetValue(schema, out var use)) return use;
        if (_foundHere.TryGetValue(schema, out use))
        {
            _ofPlaces++;
            return use;
        }
        // Each place has its own reports, and a schema is merged into itself until its place comes again.
        var before = _named.Reports + _ofPlaces;
        use = Find(schema);
        (_named.Reports + _ofPlaces == before ? _found : _foundHere)[schema] = use;
        return use;
    }

    private ShapeUse OfReference(string reference, Schema schema) =>
        _index.IsRecursive(reference) ? new ShapeUse(Mention(reference, schema), _nullability.AllowsNull(reference)) : _named.Follow(reference, schema.Location);

    private ShapeUse Find(Schema schema)
    {
        _cancellation.ThrowIfCancellationRequested();
        _depth++;
        var use = OfKeywords(schema);
        _depth--;
        return use.Shape.Nesting > Shape.MaxNesting ? OfTooMuch(schema, Limits.Nesting) : use;
    }

    private ShapeUse OfKeywords(Schema schema)
    {
        if (schema.Nothing) return Never();
        if (schema.AllOf.Count > 0) return OfAll(schema);
        if (schema.Enum.Count > 0) return OfValues(schema);
        if (schema.OneOf.Count > 0 || schema.AnyOf.Count > 0) return OfUnion(schema);
        return OfKinds(schema);
    }

    // Merged schemas are counted separately within each schema.
    private ShapeUse OfNamed(Schema schema)
    {
        var (merging, depth) = (_merging, _mergeDepth);
        (_merging, _mergeDepth) = ([], 0);
        var use = Of(schema);
        (_merging, _mergeDepth) = (merging, depth);
        return use;
    }

    private ShapeUse OfAll(Schema schema)
    {
        // Descriptions use an allOf with a reference as its only part to put a description beside the reference.
        if (schema.AllOf.Count == 1 && schema.AllOf[0].Reference is not null && schema.Kinds == JsonKinds.None && schema.SaysNothingButValues && schema.Enum.Count + schema.OneOf.Count + schema.AnyOf.Count == 0) return Of(schema.AllOf[0]);
        var takesInItself = false;
        var merged = AllOf.Merge(schema, name =>
        {
            takesInItself |= _index.IsRecursive(name);
            return _named.Find(name, schema.Location);
        }, new MergeFindings((descriptor, what, why) => _named.Report(schema.Location, descriptor, what, why)), _expansions.Begin(isNested: _mergeDepth > UsualMergeDepth || _merging.Count > 0));
        if (merged is null || _mergeDepth > MaxMergeDepth) return OfTooMuch(schema, Limits.Expansion);
        if (!takesInItself) return OfMerged(merged);
        _ofPlaces++;
        // Merging expands a schema, which would never end for one that contains itself.
        if (_merging.Count >= MaxMerging || !_merging.Add(schema.Location))
        {
            _named.Report(schema.Location, Descriptors.UnsupportedKeyword, "allOf", " in a schema that contains itself; its values are typed as JsonAny");
            return new ShapeUse(Any(), true);
        }
        var use = OfMerged(merged);
        _merging.Remove(schema.Location);
        return use;
    }

    private ShapeUse OfMerged(Schema merged)
    {
        _mergeDepth++;
        var use = Of(merged);
        _mergeDepth--;
        return use;
    }

    private ShapeUse OfTooMuch(Schema schema, string[] limit)
    {
        _named.Report(schema.Location, Descriptors.Limit, limit);
        return new ShapeUse(Any(), true);
    }

    private ShapeUse OfKinds(Schema schema)
    {
        var kinds = schema.Kinds == JsonKinds.None ? SchemaKinds.Implied(schema) : schema.Kinds;
        if (schema.Not is { } not && ExcludedBy(not) is { } excluded)
        {
            if (kinds == JsonKinds.None) return OfAllBut(excluded, not, schema);
            var left = kinds & ~WholeKindsOf(excluded);
            if (left == JsonKinds.None) return OfNothingLeft(schema, "'not'", "excludes all values that 'type' allows; no value fits");
            kinds = left;
            if ((kinds & KindsOf(excluded) & (JsonKinds.Object | JsonKinds.Array)) != 0)
                _named.Report(not.Location, Descriptors.UnsupportedKeyword, "not", ", except for single values that exclude single values");
        }
        if (kinds == JsonKinds.None) return new ShapeUse(Any(), false);
        if (kinds == JsonKinds.Null) return OnlyNull();
        var nullable = (kinds & JsonKinds.Null) != 0;
        var shapes = new List<Shape>();
        if ((kinds & JsonKinds.Scalars) != 0) shapes.Add(Scalar(schema, kinds & JsonKinds.Scalars));
        if ((kinds & JsonKinds.Array) != 0) shapes.Add(List(schema));
        if ((kinds & JsonKinds.Object) != 0) shapes.Add(Object(schema));
        return new ShapeUse(shapes.Count == 1 ? shapes[0] : _unions.Union(shapes, exactlyOne: false, schema), nullable);
    }

    private Shape List(Schema schema) => _interner.Intern(
        new ListShape(_interner.NewId()) { Item = schema.Items is { } items ? Of(items) : new ShapeUse(Any(), true), Count = schema.ItemsCount, Unique = schema.UniqueItems },
        schema);

    private Shape Object(Schema schema)
    {
        var map = Map(schema);
        if (schema.Properties.Count == 0 && schema.Required.Count == 0 && (map is not null || !schema.IsClosed)) return map ?? FreeMap(schema);
        var patterns = schema.PatternProperties;
        if (!_expansions.Begin(isNested: false).TryTake(patterns.Count * schema.Properties.Count))
        {
            _named.Report(schema.Location, Descriptors.Limit, Limits.Patterns);
            patterns = default;
        }
        var required = new HashSet<string>(schema.Required, StringComparer.Ordinal);
        var members = new List<ObjectMember>(schema.Properties.Count);
        var forbidden = new List<string>();
        foreach (var property in schema.Properties)
        {
            var member = Member(property, patterns, required.Contains(property.Name));
            if (IsForbidden(member)) forbidden.Add(member.Name);
            else members.Add(member);
        }
        foreach (var member in members) required.Remove(member.Name);
        var undeclared = required.Count == 0 ? default : schema.Required.Where(required.Contains).ToEquatableArray();
        return _interner.Intern(
            new ObjectShape(_interner.NewId())
            {
                Members = members,
                Map = map,
                IsClosed = schema.IsClosed,
                RequiredUndeclared = undeclared,
                Forbidden = forbidden.Count == 0 || (schema.IsClosed && map is null) ? schema.Forbidden : schema.Forbidden.Concat(forbidden).ToEquatableArray(),
                Count = schema.PropertiesCount,
            },
            schema);
    }

    private static bool IsForbidden(ObjectMember member) => member.Use is { Nullable: false, Shape: AnyShape { IsNothing: true } };

    // A member is what its declaration and all patterns say that match its name.
    private ObjectMember Member(Property property, EquatableArray<Property> patterns, bool required)
    {
        var schema = property.Schema;
        foreach (var pattern in patterns)
        {
            if (PatternMatcher.Matches(pattern.Name, property.Name)) schema = AllOf.Both(schema, pattern.Schema)!;
        }
        var use = Of(schema);
        // A required member with only one possible value is a constant, which does not need its own type.
        if (required && !use.Nullable && use.Shape is EnumShape { Values.Count: 1 } only)
            use = new ShapeUse(Scalar(new Schema { Location = property.Schema.Location, Enum = only.Values }, JsonKinds.String), false);
        return new ObjectMember(property.Name, use, required, property.Schema);
    }

    private Shape FreeMap(Schema schema) => _interner.Intern(new MapShape(_interner.NewId()) { Value = new ShapeUse(Any(), true), Count = schema.PropertiesCount }, schema);

    private Shape Mention(string name, Schema source) => _interner.Intern(new RecursiveShape(_interner.NewId()) { Name = name }, source);
}
