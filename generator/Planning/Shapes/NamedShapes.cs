using LosantGen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace LosantGen.Planning.Shapes;

/// <summary>Follows references from schema to schema, including circular ones.</summary>
internal sealed class NamedShapes(SchemaIndex index, Func<Schema, ShapeUse> shapeOf, Func<Shape> any, List<ReportedDiagnostic> diagnostics)
{
    private readonly Dictionary<string, ShapeUse> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<SourceLocation> _reported = [];

    /// <summary>The shape of a schema file, or of a node inside one.</summary>
    public ShapeUse Named(string name)
    {
        if (_byName.TryGetValue(name, out var known)) return known;
        if (!index.TryGet(name, out var schema)) return new ShapeUse(any(), false);
        if (!_open.Add(name))
        {
            Report(schema.Location, Descriptors.EmptyCycle, name);
            return new ShapeUse(any(), false);
        }
        // Only references are followed here: two schemas that are only references to each other describe nothing.
        var use = schema.Reference is { } reference ? Follow(reference, schema.Location) : shapeOf(schema);
        _open.Remove(name);
        return _byName[name] = use;
    }

    /// <summary>The shape of a reference at its location.</summary>
    public ShapeUse Follow(string reference, SourceLocation location) => Find(reference, location) is null ? new ShapeUse(any(), false) : Named(reference);

    /// <summary>The schema that a reference refers to; an unresolved reference is reported at its location.</summary>
    public Schema? Find(string reference, SourceLocation location)
    {
        if (index.TryGet(reference, out var schema)) return schema;
        Report(location, Descriptors.UnresolvedReference, reference, "");
        return null;
    }

    /// <summary>Resolves the mention of a shape within itself.</summary>
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
        if (index.TryGet(mentioned, out var schema)) Report(schema.Location, Descriptors.EmptyCycle, mentioned);
        return any();
    }

    /// <summary>Reports a diagnostic at a location, once.</summary>
    public void Report(SourceLocation location, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        if (_reported.Add(location)) diagnostics.Add(ReportedDiagnostic.At(location, descriptor, arguments));
    }

    // An endless list of lists: no C# type is its own item.
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
}
