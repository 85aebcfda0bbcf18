using LosantGen.Keeping;

namespace LosantGen.Planning.Shapes;

/// <summary>Keeps one object for equal shapes, and the facts about each shape beyond the values that it describes.</summary>
internal sealed class ShapeInterner
{
    private readonly ShapeEquality _exact;
    private readonly Dictionary<Shape, Shape> _shapes;
    private readonly Dictionary<Shape, Shape> _canonicals;

    // By the shapes' numbers. Most schemas have a shape that exists already; only its number is in use then.
    private readonly List<Facts?> _facts = [];

    private readonly Kept<Shape, Shape> _kept;

    public ShapeInterner(Kept<Shape, Shape> kept)
    {
        _kept = kept;
        _exact = new ShapeEquality(OrderOf, withConstraints: true);
        _shapes = new Dictionary<Shape, Shape>(_exact);
        _canonicals = new Dictionary<Shape, Shape>(new ShapeEquality(s => CanonicalOf(s).Id, withConstraints: false));
    }

    /// <summary>Returns a number for a new shape.</summary>
    public int NewId()
    {
        _facts.Add(null);
        return _facts.Count - 1;
    }

    /// <summary>Returns the shape, or an equal one that exists already.</summary>
    public Shape Intern(Shape shape, Schema source)
    {
        if (_shapes.TryGetValue(shape, out var known))
        {
            // The first schema with a description documents all equal shapes.
            var facts = Of(known);
            if (!HasWords(facts.Source) && HasWords(source)) facts.Source = source;
            return known;
        }
        shape = AsBefore(shape);
        _facts[shape.Id] = new Facts { Source = source, Canonical = shape, Order = shape.Id };
        _shapes.Add(shape, shape);
        if (_canonicals.TryGetValue(shape, out var canonical)) Of(shape).Canonical = canonical;
        else _canonicals.Add(shape, shape);
        return shape;
    }

    /// <summary>The first shape that differs only in its constraints: all shapes with one canonical shape share a C# type, and each has its own checks.</summary>
    public Shape CanonicalOf(Shape shape) => Of(shape).Canonical;

    /// <summary>The schema whose description documents the shape.</summary>
    public Schema SourceOf(Shape shape) => Of(shape).Source;

    /// <summary>The schema file whose root is the shape; null if it is only a part of a file.</summary>
    public string? FileOf(Shape shape) => Of(shape).File;

    /// <summary>The order in which shapes were found. A shape that contains itself has the number of its mention within it.</summary>
    public int OrderOf(Shape shape) => Of(shape).Order;

    /// <summary>Identifies a shape with a mention of it within itself, so that an inline copy of it is recognized.</summary>
    public void Identify(Shape shape, Shape mention) => Of(shape).Order = Of(mention).Order;

    /// <summary>Records that a shape is the root of a schema file; of several files, the one with the shortest name is used.</summary>
    public void Publish(Shape shape, string file, Schema schema)
    {
        var facts = Of(shape);
        if (facts.File is { } other && (other.Length != file.Length ? other.Length < file.Length : string.CompareOrdinal(other, file) <= 0)) return;
        facts.File = file;
        if (schema.Description is not null || !HasWords(facts.Source)) facts.Source = schema;
    }

    /// <summary>Whether two objects differ only in their required members.</summary>
    public bool DifferInRequired(ObjectShape a, ObjectShape b) => _exact.DifferInRequired(a, b);

    // What is planned from a shape is found again with it. If a part was identified in between, a plan has the same shape twice: two objects, of which the first
    // one is that of the plan before.
    private Shape AsBefore(Shape shape)
    {
        if (_kept.TryGet(shape, out _)) return shape;
        if (_kept.TryGetBefore(shape, out var before))
        {
            before.Id = shape.Id;
            shape = before;
        }
        return _kept.Keep(shape, shape);
    }

    private Facts Of(Shape shape) => _facts[shape.Id] ?? throw new InvalidOperationException("The shape does not belong to the table.");

    private static bool HasWords(Schema schema) => schema.Title is not null && schema.Description is not null;

    private sealed class Facts
    {
        public required Schema Source { get; set; }

        public required Shape Canonical { get; set; }

        public required int Order { get; set; }

        public string? File { get; set; }
    }
}
