using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Diagnostics;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>
/// Turns schemas into shapes. References are followed, unions flattened, null taken out of them, and equal shapes are one:
/// a description that writes everything out and one that refers give the same table.
/// </summary>
internal sealed partial class ShapeTable
{
    /// <summary>How deep a schema is written out that is part of itself.</summary>
    private const int MaxMerging = 3;

    private readonly SchemaIndex _index;
    private readonly PartialSchemas _partial;
    private readonly List<ReportedDiagnostic> _diagnostics;
    private readonly Dictionary<Shape, Shape> _shapes = new(ShapeEquality.Exact);
    private readonly Dictionary<Shape, Shape> _forms = new(ShapeEquality.Canonical);

    // Single values without conditions, which are most, by their kinds.
    private readonly Shape?[] _plain = new Shape?[(int)JsonKinds.Scalars + 1];
    private Shape? _any;
    private readonly Dictionary<string, ShapeUse> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<SourceLocation> _reported = [];
    private HashSet<SourceLocation> _merging = [];
    private int _count;

    public ShapeTable(SchemaIndex index, List<ReportedDiagnostic> diagnostics)
    {
        _index = index;
        _partial = new PartialSchemas(index);
        _diagnostics = diagnostics;
        // Schemas that contain themselves come first: from then on a copy of one that is written out is known for what it is.
        foreach (var name in index.Recursive)
        {
            var use = Named(name);
            if (use.Shape is not RecursiveShape && _index.TryGet(name, out var schema)) use.Shape.Id = Mention(name, schema).Id;
        }
        foreach (var name in index.Published)
        {
            var shape = Resolve(Named(name).Shape);
            if (shape.Published is not null && Shorter(shape.Published, name)) continue;
            shape.Published = name;
            if (index.TryGet(name, out var schema) && (schema.Description is not null || !HasWords(shape.Source))) shape.Source = schema;
        }
    }

    /// <summary>The shape of a schema file, or of a node inside one.</summary>
    public ShapeUse Named(string name)
    {
        if (_byName.TryGetValue(name, out var known)) return known;
        if (!_index.TryGet(name, out var schema)) return new ShapeUse(Any(), false);
        if (!_open.Add(name))
        {
            Report(schema.Location, Descriptors.EmptyCycle, name);
            return new ShapeUse(Any(), false);
        }
        var merging = _merging;
        _merging = [];
        var use = schema.Reference is { } reference ? Follow(reference, schema.Location) : Of(schema);
        _merging = merging;
        _open.Remove(name);
        _byName[name] = use;
        return use;
    }

    /// <summary>What a shape is that is mentioned within itself.</summary>
    public Shape Resolve(Shape shape)
    {
        if (shape is not RecursiveShape) return shape;
        var mentioned = ((RecursiveShape)shape).Name;
        for (var steps = 0; shape is RecursiveShape recursive && steps < 100; steps++)
        {
            shape = Named(recursive.Name).Shape;
            if (ReferenceEquals(shape, recursive)) break;
        }
        if (shape is not RecursiveShape && !IsEndless(shape)) return shape;
        if (_index.TryGet(mentioned, out var schema)) Report(schema.Location, Descriptors.EmptyCycle, mentioned);
        return Any();
    }

    /// <summary>
    /// The cases of a union, those of a union within it that only shows once it is resolved among them. A union may be a
    /// case of itself, which adds nothing.
    /// </summary>
    public List<Shape> CasesOf(UnionShape union)
    {
        var cases = new List<Shape>();
        var seen = new HashSet<UnionShape> { union };
        void Add(Shape item)
        {
            item = Resolve(item);
            if (item is UnionShape inner)
            {
                if (!seen.Add(inner)) return;
                foreach (var deeper in inner.Cases) Add(deeper);
                return;
            }
            // Two cases that begin with the same token and are no objects cannot be told apart; the first stands for both.
            var isTaken = cases.Contains(item) || cases.Any(c => item is ListShape ? c is ListShape : item is ScalarShape or EnumShape && c is ScalarShape or EnumShape);
            if (item is not AnyShape && !isTaken) cases.Add(item);
        }
        foreach (var item in union.Cases) Add(item);
        return cases;
    }

    // A list of lists of lists and so on: no type of C# is its own item.
    private bool IsEndless(Shape shape)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            switch (shape)
            {
                case ListShape list:
                    shape = list.Item.Shape;
                    break;
                case MapShape map:
                    shape = map.Value.Shape;
                    break;
                case RecursiveShape recursive:
                    if (!seen.Add(recursive.Name)) return true;
                    shape = Named(recursive.Name).Shape;
                    break;
                default:
                    return false;
            }
        }
    }

    /// <summary>The shape of a schema.</summary>
    public ShapeUse Of(Schema schema)
    {
        if (schema.Reference is { } reference)
        {
            // Two that only mention each other say nothing.
            return _index.IsRecursive(reference) ? new ShapeUse(Mention(reference, schema), false) : Follow(reference, schema.Location);
        }
        if (schema.AllOf.Count > 0) return OfAll(schema);
        if (schema.Enum.Count > 0) return OfValues(schema);
        if (schema.OneOf.Count > 0 || schema.AnyOf.Count > 0) return OfUnion(schema);
        return OfKinds(schema);
    }

    private ShapeUse OfAll(Schema schema)
    {
        // Descriptions write a reference as the only part of an allOf to say words of their own beside it.
        if (schema.AllOf.Count == 1 && schema.AllOf[0].Reference is not null && IsBare(schema)) return Of(schema.AllOf[0]);
        var takesInItself = false;
        var merged = AllOf.Merge(schema, name =>
        {
            takesInItself |= _index.IsRecursive(name);
            return _index.TryGet(name, out var found) ? found : Unresolved(name, schema.Location);
        });
        if (!takesInItself) return Of(merged);
        // What is merged is written out, and of a schema that contains itself there would be no end.
        if (_merging.Count >= MaxMerging || !_merging.Add(schema.Location))
        {
            if (_reported.Add(schema.Location)) _diagnostics.Add(ReportedDiagnostic.At(schema.Location, Descriptors.UnsupportedKeyword, "allOf", ", where a schema is part of itself; values here are typed as JsonElement"));
            return new ShapeUse(Any(), true);
        }
        var use = Of(merged);
        _merging.Remove(schema.Location);
        return use;
    }

    private static bool IsBare(Schema schema) =>
        (schema with { AllOf = default, Title = null, Description = null, Default = null, Deprecated = false, IsPartial = false }).Equals(new Schema { Location = schema.Location });

    private ShapeUse Follow(string reference, SourceLocation location)
    {
        if (_index.TryGet(reference, out _)) return Named(reference);
        Unresolved(reference, location);
        return new ShapeUse(Any(), false);
    }

    private Schema? Unresolved(string reference, SourceLocation location)
    {
        Report(location, Descriptors.UnresolvedReference, reference);
        return null;
    }

    private void Report(SourceLocation location, Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, params string[] arguments)
    {
        if (_reported.Add(location)) _diagnostics.Add(ReportedDiagnostic.At(location, descriptor, arguments));
    }

    private ShapeUse OfKinds(Schema schema)
    {
        var kinds = schema.Kinds;
        if (kinds == JsonKinds.None) kinds = ImpliedKinds(schema);
        var nullable = (kinds & JsonKinds.Null) != 0;
        if (schema.Not is { } not && !_partial.Contains(not) && Of(not).Shape is var excluded and not (AnyShape or RecursiveShape)
            && ((kinds & ~(JsonKinds.Scalars | JsonKinds.Null)) != 0 || excluded is not (ScalarShape or EnumShape)))
            Report(not.Location, Descriptors.UnsupportedKeyword, "not", ", but for single values that exclude single values");
        var shapes = new List<Shape>();
        if ((kinds & JsonKinds.Scalars) != 0) shapes.Add(Scalar(schema, kinds & JsonKinds.Scalars));
        if ((kinds & JsonKinds.Array) != 0) shapes.Add(List(schema));
        if ((kinds & JsonKinds.Object) != 0) shapes.Add(Object(schema));
        return shapes.Count switch
        {
            0 => new ShapeUse(Any(), nullable),
            1 => new ShapeUse(shapes[0], nullable),
            _ => new ShapeUse(Union(shapes, exactlyOne: false, schema), nullable),
        };
    }

    private static JsonKinds ImpliedKinds(Schema schema)
    {
        if (schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.AdditionalProperties is not null || schema.IsClosed
            || schema.Required.Count > 0 || schema.PropertiesCount is not null) return JsonKinds.Object;
        if (schema.Items is not null || schema.ItemsCount is not null) return JsonKinds.Array;
        if (schema.String is not null || schema.Format is not null) return JsonKinds.String;
        return schema.Number is not null ? JsonKinds.Number : JsonKinds.None;
    }

    private Shape List(Schema schema)
    {
        var item = schema.Items is { } items ? Of(items) : new ShapeUse(Any(), true);
        return Intern(new ListShape { Item = item, Count = schema.ItemsCount, Unique = schema.UniqueItems }, schema);
    }

    private Shape Object(Schema schema)
    {
        var map = Map(schema);
        if (schema.Properties.Count == 0 && schema.Required.Count == 0 && (map is not null || !schema.IsClosed))
            return map ?? FreeMap(schema);

        var members = schema.Properties
            .Where(p => !p.Schema.Nothing)
            .Select(p => Member(p, schema.Required.Contains(p.Name)))
            .ToList();
        var undeclared = schema.Required.Count == 0 ? default : schema.Required.Where(r => members.All(m => m.Name != r)).ToEquatableArray();
        return Intern(new ObjectShape { Members = members, Map = map, IsClosed = schema.IsClosed, RequiredUndeclared = undeclared, Count = schema.PropertiesCount }, schema);
    }

    // A member that must be there and can have one text only is a constant, which needs no type of its own.
    private ObjectMember Member(Property property, bool required)
    {
        var use = Of(property.Schema);
        if (required && !use.Nullable && use.Shape is EnumShape { Values.Count: 1 } only)
            use = new ShapeUse(Scalar(new Schema { Location = property.Schema.Location, Enum = only.Values }, JsonKinds.String), false);
        return new ObjectMember(property.Name, use, required, property.Schema);
    }

    private MapShape? Map(Schema schema)
    {
        var values = new List<Schema>();
        foreach (var pattern in schema.PatternProperties) values.Add(pattern.Schema);
        if (schema.AdditionalProperties is { } additional) values.Add(additional);
        if (values.Count == 0) return null;
        var value = values.Count == 1 ? Of(values[0]) : Of(new Schema { Location = schema.Location, AnyOf = values.ToEquatableArray() });
        var pattern1 = schema.AdditionalProperties is not null ? null
            : schema.PatternProperties.Count == 1 ? schema.PatternProperties[0].Name
            : string.Join("|", schema.PatternProperties.Select(p => $"(?:{p.Name})"));
        return (MapShape)Intern(new MapShape { Value = value, Pattern = pattern1, IsClosed = schema.IsClosed, Count = schema.PropertiesCount }, schema);
    }

    private Shape FreeMap(Schema schema) => Intern(new MapShape { Value = new ShapeUse(Any(), true), Count = schema.PropertiesCount }, schema);

    private Shape Any() => _any ??= Intern(new AnyShape(), Nothing);

    private Shape Mention(string name, Schema source) => Intern(new RecursiveShape { Name = name }, source);

    // Most schemas are of a shape that is there already: a description that writes everything out says the same again and again.
    private Shape Intern(Shape shape, Schema source)
    {
        if (_shapes.TryGetValue(shape, out var known))
        {
            // The first that has words of its own documents all.
            if (!HasWords(known.Source) && HasWords(source)) known.Source = source;
            return known;
        }
        shape.Id = ++_count;
        shape.Source = source;
        _shapes.Add(shape, shape);
        if (!_forms.TryGetValue(shape, out var form)) _forms.Add(shape, form = shape);
        shape.Canonical = form;
        return shape;
    }

    private static bool HasWords(Schema schema) => schema.Title is not null && schema.Description is not null;

    private static bool Shorter(string first, string second) =>
        first.Length != second.Length ? first.Length < second.Length : string.CompareOrdinal(first, second) <= 0;
}
