namespace LosantGen.Planning.Shapes;

/// <summary>
/// What values a schema describes, once its references, unions and synonyms are resolved. Equal shapes are one object:
/// <see cref="ShapeTable"/> makes them, and <see cref="ShapeEquality"/> says which are equal. What else is known of a shape, such as the
/// schema that documents it, is known by the table. Shapes live within the planning step only.
/// </summary>
/// <param name="id">A number that no other shape has.</param>
internal abstract class Shape(int id)
{
    public int Id { get; } = id;

    /// <summary>The shapes of which values of this one consist. Whoever walks through shapes does it by this list.</summary>
    public virtual IEnumerable<ShapePart> Parts => [];
}

/// <summary>What a part is to the shape that consists of it.</summary>
internal enum ShapePartKind
{
    Item,
    Entry,
    Member,
    Case,
}

/// <summary>A part of a shape; a member has its name in JSON.</summary>
internal readonly record struct ShapePart(ShapePartKind Kind, ShapeUse Use, string? Name = null);

/// <summary>Any value at all.</summary>
internal sealed class AnyShape(int id) : Shape(id);

/// <summary>A single value without structure.</summary>
internal sealed class ScalarShape(int id) : Shape(id)
{
    public JsonKinds Kinds { get; init; }

    public StringConstraints? String { get; init; }

    public string? Format { get; init; }

    public NumberConstraints? Number { get; init; }

    /// <summary>The values allowed, as JSON text; none where all are.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>Where a union of scalars was: what its cases ask for.</summary>
    public IReadOnlyList<Shape> Alternatives { get; init; } = [];

    public bool ExactlyOne { get; init; }

    public Shape? Not { get; init; }

    /// <summary>Its C# type is a time.</summary>
    public bool IsTime => Kinds == JsonKinds.String && Format == "date-time" && String is null && Values.Count == 0 && Alternatives.Count == 0;
}

/// <summary>One of some texts.</summary>
internal sealed class EnumShape(int id) : Shape(id)
{
    public EquatableArray<string> Values { get; init; }
}

/// <summary>A list.</summary>
internal sealed class ListShape(int id) : Shape(id)
{
    public ShapeUse Item { get; init; }

    public CountConstraints? Count { get; init; }

    public bool Unique { get; init; }

    public override IEnumerable<ShapePart> Parts => [new(ShapePartKind.Item, Item)];

    /// <summary>Where a union of lists was: the lists, of which a value must be one, though its items have one type.</summary>
    public IReadOnlyList<ListShape> Alternatives { get; init; } = [];

    public bool ExactlyOne { get; init; }
}

/// <summary>Values by names that the description does not list: by a pattern, or any.</summary>
internal sealed class MapShape(int id) : Shape(id)
{
    public ShapeUse Value { get; init; }

    public override IEnumerable<ShapePart> Parts => [new(ShapePartKind.Entry, Value)];

    /// <summary>The pattern that names fit; null for any name.</summary>
    public string? Pattern { get; init; }

    /// <summary>Names that do not fit the pattern are forbidden.</summary>
    public bool IsClosed { get; init; }

    public CountConstraints? Count { get; init; }
}

/// <summary>An object with declared members, and perhaps a map beside them.</summary>
internal sealed class ObjectShape(int id) : Shape(id)
{
    public IReadOnlyList<ObjectMember> Members { get; init; } = [];

    public override IEnumerable<ShapePart> Parts => Members.Select(m => new ShapePart(ShapePartKind.Member, m.Use, m.Name)).Concat(Map?.Parts ?? []);

    /// <summary>The values of undeclared members, where the description types them.</summary>
    public MapShape? Map { get; init; }

    /// <summary>Undeclared members are forbidden (where there is no map that takes them).</summary>
    public bool IsClosed { get; init; }

    /// <summary>Members that must be there and are not declared.</summary>
    public EquatableArray<string> RequiredUndeclared { get; init; }

    /// <summary>Where a union of objects was that differ in nothing else: the members of each that must be there.</summary>
    public EquatableArray<EquatableArray<string>> RequiredSets { get; init; }

    /// <summary>The members of one of the sets only may be there.</summary>
    public bool ExactlyOneSet { get; init; }

    public CountConstraints? Count { get; init; }
}

/// <summary>A member of an object.</summary>
internal sealed record ObjectMember(string Name, ShapeUse Use, bool Required, Schema Source);

/// <summary>One of several shapes that no single C# type holds.</summary>
internal sealed class UnionShape(int id) : Shape(id)
{
    public IReadOnlyList<Shape> Cases { get; init; } = [];

    public override IEnumerable<ShapePart> Parts => Cases.Select(c => new ShapePart(ShapePartKind.Case, new ShapeUse(c, false)));

    public bool ExactlyOne { get; init; }
}

/// <summary>A schema that contains itself, mentioned where it does.</summary>
internal sealed class RecursiveShape(int id) : Shape(id)
{
    public string Name { get; init; } = "";
}

/// <summary>A shape where it is used: null may be allowed beside it.</summary>
internal readonly record struct ShapeUse(Shape Shape, bool Nullable);
