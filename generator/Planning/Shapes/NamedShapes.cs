using LosantGen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace LosantGen.Planning.Shapes;

/// <summary>Follows references from schema to schema, including circular ones.</summary>
/// <param name="index">The schemas.</param>
/// <param name="shapeOf">Gets the shape of a schema that is not a reference.</param>
/// <param name="any">Gets the shape of any value.</param>
/// <param name="ofKind">Gets the shape of any value of a kind.</param>
/// <param name="isDeep">Whether <paramref name="shapeOf"/> is so deep within schemas that another chain of references would be too much for the stack.</param>
/// <param name="diagnostics">The diagnostics to add to.</param>
internal sealed class NamedShapes(SchemaIndex index, Func<Schema, ShapeUse> shapeOf, Func<Shape> any, Func<JsonKinds, Shape> ofKind, Func<bool> isDeep, List<ReportedDiagnostic> diagnostics)
{
    private const int Endless = int.MaxValue;

    // Each one looks at all names.
    private const int MaxSuggestions = 20;

    private readonly Dictionary<string, ShapeUse> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<(SourceLocation, string, string?)> _reported = [];
    private int _suggestions;

    /// <summary>How often something was reported, also what had been reported before.</summary>
    public int Reports { get; private set; }

    /// <summary>The shape of a schema file, or of a node inside one.</summary>
    public ShapeUse Named(string name)
    {
        if (_byName.TryGetValue(name, out var use)) return use;
        if (!index.TryGet(name, out var schema)) return new ShapeUse(any(), false);
        if (isDeep()) NameReferencesOf(name);
        // Two schemas that are only references to each other describe nothing.
        var references = new List<string>();
        for (var next = name; !_byName.TryGetValue(next, out use); next = schema.Reference)
        {
            index.TryGet(next, out schema);
            if (!_open.Add(next))
            {
                Report(schema.Location, Descriptors.EmptyCycle, next, "");
                use = new ShapeUse(any(), false);
                break;
            }
            references.Add(next);
            if (schema.Reference is { } reference && Find(reference, schema.Location) is not null) continue;
            use = schema.Reference is null ? shapeOf(schema) : new ShapeUse(any(), false);
            break;
        }
        foreach (var reference in references)
        {
            _open.Remove(reference);
            _byName[reference] = use;
        }
        return use;
    }

    /// <summary>The shape of a reference at its location.</summary>
    public ShapeUse Follow(string reference, SourceLocation location) => Find(reference, location) is null ? new ShapeUse(any(), false) : Named(reference);

    /// <summary>The schema that a reference refers to; an unresolved reference is reported at its location.</summary>
    public Schema? Find(string reference, SourceLocation location)
    {
        if (index.TryGet(reference, out var schema)) return schema;
        Report(location, Descriptors.UnresolvedReference, reference, _suggestions++ < MaxSuggestions && index.NearestTo(reference) is { } near ? $"; did you mean '{near}'?" : "");
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
        var depth = shape is RecursiveShape ? Endless : DepthOf(shape);
        if (depth <= Shape.MaxNesting) return shape;
        if (!index.TryGet(mentioned, out var schema)) return any();
        if (depth == Endless && shape is ListShape or MapShape)
        {
            Report(schema.Location, Descriptors.Limit, Limits.Endless);
            return ofKind(shape is ListShape ? JsonKinds.Array : JsonKinds.Object);
        }
        if (depth == Endless) Report(schema.Location, Descriptors.EmptyCycle, mentioned, "");
        else Report(schema.Location, Descriptors.Limit, Limits.Nesting);
        return any();
    }

    // The deepest ones first, one after the other, so that each one finds those to which it refers.
    private void NameReferencesOf(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var path = new Stack<(string Name, int Next)>([(name, 0)]);
        while (path.Count > 0)
        {
            var (current, next) = path.Pop();
            if (!index.TryGetNamed(current, out var schema)) continue;
            if (next == schema.References.Count)
            {
                if (current != name) Named(current);
                continue;
            }
            path.Push((current, next + 1));
            var reference = schema.References[next];
            // A schema that contains itself is not followed where it is mentioned.
            if (!index.IsRecursive(reference) && !_byName.ContainsKey(reference) && !_open.Contains(reference) && seen.Add(reference)) path.Push((reference, 0));
        }
    }

    /// <summary>Reports a slip at a location, once. A schema that is reached in several ways may have it each time.</summary>
    public void Report(SourceLocation location, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        var diagnostic = ReportedDiagnostic.At(location, descriptor, arguments);
        Reports++;
        if (_reported.Add((location, diagnostic.Id, Descriptors.KindOf(diagnostic)))) diagnostics.Add(diagnostic);
    }

    // How many lists and maps are directly within each other. An endless list of lists has no C# type, because no type is its own item.
    private int DepthOf(Shape shape)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var depth = 0; ;)
        {
            switch (shape)
            {
                case ListShape or MapShape when depth > Shape.MaxNesting:
                    return depth;
                case ListShape list:
                    depth++;
                    shape = list.Item.Shape;
                    break;
                case MapShape map:
                    depth++;
                    shape = map.Value.Shape;
                    break;
                case RecursiveShape recursive:
                    if (!seen.Add(recursive.Name)) return Endless;
                    shape = Named(recursive.Name).Shape;
                    break;
                default:
                    return depth;
            }
        }
    }
}
