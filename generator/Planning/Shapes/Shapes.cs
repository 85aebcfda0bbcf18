using LosantGen.CSharp;

namespace LosantGen.Planning.Shapes;

/// <summary>
/// The values that a schema describes, after its references, unions and synonyms are resolved. Equal shapes are one object:
/// <see cref="ShapeTable"/> creates them, and <see cref="ShapeEquality"/> compares them. The table holds everything else about a shape,
/// such as the schema that documents it. Shapes exist only within the planning step, where the next plan finds those again that stay the same.
/// </summary>
/// <param name="id">A number that no other shape of the plan has.</param>
internal abstract class Shape(int id)
{
    private int? _nesting;
    private IReadOnlyList<ShapePart>? _parts;
    private bool? _mentions;

    /// <summary>A number that no other shape of the plan has; in the next plan, the shape has another one.</summary>
    public int Id { get; set; } = id;

    /// <summary>How many shapes may be within each other without a C# type of their own: lists, maps, and alternatives of single values.</summary>
    public const int MaxNesting = 16;

    /// <summary>How many shapes without a C# type of their own are within each other here.</summary>
    public int Nesting => _nesting ??= Untyped.Select(s => s.Nesting + 1).Concat([0]).Max();

    /// <summary>The shapes that have no C# type of their own within this one.</summary>
    protected virtual IEnumerable<Shape> Untyped => [];

    /// <summary>The shapes of which values of this one consist. All code that traverses shapes uses this list.</summary>
    public IReadOnlyList<ShapePart> Parts => _parts ??= [.. FindParts()];

    /// <summary>Whether it consists of something that another schema, or one that contains it, says.</summary>
    public virtual bool Mentions => _mentions ??= Parts.Any(p => p.Use.Shape.Mentions);

    protected virtual IEnumerable<ShapePart> FindParts() => [];
}

/// <summary>The role of a part in its shape.</summary>
internal enum ShapePartKind
{
    Item,
    Entry,
    Member,
    Case,
}

/// <summary>A part of a shape; the name is that of a member in JSON.</summary>
internal readonly record struct ShapePart(ShapePartKind Kind, ShapeUse Use, string? Name = null)
{
    /// <summary>The name in PascalCase; null if the part has none.</summary>
    public string? Role { get; } = Name is null ? null : Identifier.Pascal(Name);
}

/// <summary>A value that no C# type holds better than JSON: any value or, with constraints, values of which the kinds or the structure differ.</summary>
internal sealed class AnyShape(int id) : Shape(id)
{
    public JsonKinds Kinds { get; init; } = JsonKinds.All;

    /// <summary>The allowed values, as JSON text; empty if all are allowed.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>Uses of which a value must fit one.</summary>
    public IReadOnlyList<ShapeUse> Alternatives { get; init; } = [];

    public bool ExactlyOne { get; init; }

    public ShapeUse? Not { get; init; }

    protected override IEnumerable<Shape> Untyped => Alternatives.Select(a => a.Shape).Concat(Not is { } not ? [not.Shape] : []);

    /// <summary>Every value fits.</summary>
    public bool IsFree => Kinds == JsonKinds.All && Values.Count == 0 && Alternatives.Count == 0 && Not is null;

    /// <summary>No value fits.</summary>
    public bool IsNothing => Not is { Shape: AnyShape { IsFree: true } };

    /// <summary>Only null fits.</summary>
    public bool IsNull => Kinds == JsonKinds.Null && Values.Count == 0 && Alternatives.Count == 0 && Not is null;
}

/// <summary>A single value without structure.</summary>
internal sealed class ScalarShape(int id) : Shape(id)
{
    public JsonKinds Kinds { get; init; }

    public StringConstraints? String { get; init; }

    public string? Format { get; init; }

    public NumberConstraints? Number { get; init; }

    /// <summary>The allowed values, as JSON text; empty if all are allowed.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The constraints of the cases, if the shape was a union of scalars.</summary>
    public IReadOnlyList<Shape> Alternatives { get; init; } = [];

    public bool ExactlyOne { get; init; }

    public Shape? Not { get; init; }

    protected override IEnumerable<Shape> Untyped => Alternatives.Concat(Not is { } not ? [not] : []);

    /// <summary>Its C# type is <c>DateTimeOffset</c>.</summary>
    public bool IsTime => Format == "date-time" && IsFormatAlone;

    /// <summary>Its C# type is <c>DateOnly</c>.</summary>
    public bool IsDate => Format == "date" && IsFormatAlone;

    private bool IsFormatAlone => Kinds == JsonKinds.String && String is null && Not is null && Values.Count == 0 && Alternatives.Count == 0;
}

/// <summary>One of several strings.</summary>
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

    protected override IEnumerable<ShapePart> FindParts() => [new(ShapePartKind.Item, Item)];

    protected override IEnumerable<Shape> Untyped => Item.Shape is ListShape or MapShape ? [Item.Shape] : [];

    /// <summary>The lists of which a value must fit one, if the shape was a union of lists. Their items are scalars, or cases of this list's items.</summary>
    public IReadOnlyList<ListShape> Alternatives { get; init; } = [];

    public bool ExactlyOne { get; init; }
}

/// <summary>Values by names that the description does not list: names that match a pattern, or any names.</summary>
internal sealed class MapShape(int id) : Shape(id)
{
    public ShapeUse Value { get; init; }

    protected override IEnumerable<ShapePart> FindParts() => [new(ShapePartKind.Entry, Value)];

    protected override IEnumerable<Shape> Untyped => Value.Shape is ListShape or MapShape ? [Value.Shape] : [];

    /// <summary>The pattern that names match; null for any name.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the values of names must be, if that depends on the name; empty if it is the same for all.</summary>
    public IReadOnlyList<PatternUse> ByPattern { get; init; } = [];

    /// <summary>Names that do not match the pattern are forbidden; otherwise their values may be anything.</summary>
    public bool IsClosed { get; init; }

    public CountConstraints? Count { get; init; }
}

/// <summary>What the values of all names must be that match a pattern; without a pattern, of those that match no pattern before.</summary>
internal sealed record PatternUse(string? Pattern, ShapeUse Use);

/// <summary>An object with declared members, and possibly a map beside them.</summary>
internal sealed class ObjectShape(int id) : Shape(id)
{
    // Fewer members are compared faster than an index is made.
    private const int MinIndexed = 12;

    private Dictionary<string, ObjectMember>? _byName;

    public IReadOnlyList<ObjectMember> Members { get; init; } = [];

    protected override IEnumerable<ShapePart> FindParts() => Members.Select(m => new ShapePart(ShapePartKind.Member, m.Use, m.Name)).Concat(Map?.Parts ?? []);

    /// <summary>The declared member with that name; null if there is none.</summary>
    public ObjectMember? Member(string name)
    {
        if (Members.Count < MinIndexed)
        {
            foreach (var member in Members)
            {
                if (member.Name == name) return member;
            }
            return null;
        }
        _byName ??= Members.ToDictionary(m => m.Name, StringComparer.Ordinal);
        return _byName.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>The values of undeclared members, if the description declares their type.</summary>
    public MapShape? Map { get; init; }

    /// <summary>Undeclared members are forbidden (unless they are in the map).</summary>
    public bool IsClosed { get; init; }

    /// <summary>Members that are required but not declared.</summary>
    public EquatableArray<string> RequiredUndeclared { get; init; }

    /// <summary>Members that must be absent, most of them undeclared ones.</summary>
    public EquatableArray<string> Forbidden { get; init; }

    /// <summary>The required members of each case, if the shape was a union of objects that differ only in them.</summary>
    public EquatableArray<EquatableArray<string>> RequiredSets { get; init; }

    /// <summary>The members of exactly one of the sets must be present.</summary>
    public bool ExactlyOneSet { get; init; }

    public CountConstraints? Count { get; init; }
}

/// <summary>A member of an object.</summary>
internal sealed record ObjectMember(string Name, ShapeUse Use, bool Required, Schema Source);

/// <summary>One of several shapes that have no common C# type.</summary>
internal sealed class UnionShape(int id) : Shape(id)
{
    private Tuple<InstantCases?>? _instant;

    public IReadOnlyList<Shape> Cases { get; init; } = [];

    // A time has no types within it.
    protected override IEnumerable<ShapePart> FindParts() => Instant is not null ? [] : Cases.Select(c => new ShapePart(ShapePartKind.Case, new ShapeUse(c, false)));

    /// <summary>If the cases are notations of a time, what they are; the C# type is <c>LosantInstant</c>.</summary>
    public InstantCases? Instant => (_instant ??= Tuple.Create(InstantCases.Of(Cases))).Item1;

    protected override IEnumerable<Shape> Untyped => Cases.Where(c => c is ScalarShape or AnyShape);

    public bool ExactlyOne { get; init; }
}

/// <summary>The mention, within a schema, of the schema itself.</summary>
internal sealed class RecursiveShape(int id) : Shape(id)
{
    public override bool Mentions => true;

    public string Name { get; init; } = "";
}

/// <summary>The use of a shape, which may also allow null.</summary>
internal readonly record struct ShapeUse(Shape Shape, bool Nullable);
