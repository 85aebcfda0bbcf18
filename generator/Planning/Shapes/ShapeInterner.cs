namespace LosantGen.Planning.Shapes;

/// <summary>Keeps one object for equal shapes, and what is known of each beyond the values that it describes.</summary>
internal sealed class ShapeInterner
{
    private readonly ShapeEquality _exact;
    private readonly Dictionary<Shape, Shape> _shapes;
    private readonly Dictionary<Shape, Shape> _canonicals;

    // By the shapes' numbers. Most schemas are of a shape that is there already, whose number is then the only one in use.
    private readonly List<Facts?> _facts = [];

    public ShapeInterner()
    {
        _exact = new ShapeEquality(OrderOf, withConstraints: true);
        _shapes = new Dictionary<Shape, Shape>(_exact);
        _canonicals = new Dictionary<Shape, Shape>(new ShapeEquality(s => CanonicalOf(s).Id, withConstraints: false));
    }

    /// <summary>A number for a shape that is about to be made.</summary>
    public int NewId()
    {
        _facts.Add(null);
        return _facts.Count - 1;
    }

    /// <summary>The shape, or the one that is there already and equal to it.</summary>
    public Shape Intern(Shape shape, Schema source)
    {
        if (_shapes.TryGetValue(shape, out var known))
        {
            // The first that has words of its own documents all.
            var facts = Of(known);
            if (!HasWords(facts.Source) && HasWords(source)) facts.Source = source;
            return known;
        }
        _facts[shape.Id] = new Facts { Source = source, Canonical = shape, Order = shape.Id };
        _shapes.Add(shape, shape);
        if (_canonicals.TryGetValue(shape, out var canonical)) Of(shape).Canonical = canonical;
        else _canonicals.Add(shape, shape);
        return shape;
    }

    /// <summary>The first shape that is the same but for its constraints: all of one canonical shape have one C# type, and each its own checks.</summary>
    public Shape CanonicalOf(Shape shape) => Of(shape).Canonical;

    /// <summary>The schema whose words document the shape.</summary>
    public Schema SourceOf(Shape shape) => Of(shape).Source;

    /// <summary>The schema file of which the shape is the whole; null where it is only a part.</summary>
    public string? FileOf(Shape shape) => Of(shape).File;

    /// <summary>The order in which shapes were found. A shape that contains itself has the number of its mention within it.</summary>
    public int OrderOf(Shape shape) => Of(shape).Order;

    /// <summary>Says that a shape is what a mention within it means: a copy that is written out is then known for what it is.</summary>
    public void Identify(Shape shape, Shape mention) => Of(shape).Order = Of(mention).Order;

    /// <summary>Says that a shape is the whole of a schema file; of several files the shortest name counts.</summary>
    public void Publish(Shape shape, string file, Schema schema)
    {
        var facts = Of(shape);
        if (facts.File is { } other && (other.Length != file.Length ? other.Length < file.Length : string.CompareOrdinal(other, file) <= 0)) return;
        facts.File = file;
        if (schema.Description is not null || !HasWords(facts.Source)) facts.Source = schema;
    }

    /// <summary>Whether two objects differ in nothing but which of their members must be there.</summary>
    public bool DifferInRequired(ObjectShape a, ObjectShape b) => _exact.DifferInRequired(a, b);

    private Facts Of(Shape shape) => _facts[shape.Id] ?? throw new InvalidOperationException("Only shapes of the table are known.");

    private static bool HasWords(Schema schema) => schema.Title is not null && schema.Description is not null;

    private sealed class Facts
    {
        public required Schema Source { get; set; }

        public required Shape Canonical { get; set; }

        public required int Order { get; set; }

        public string? File { get; set; }
    }
}
