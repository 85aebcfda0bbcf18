using LosantGen.Diagnostics;

namespace LosantGen.Planning.Shapes;

// Values that only JSON can hold: any value, any value but some, and enums that contain objects or arrays.
internal sealed partial class ShapeTable
{
    private Shape? _any;

    private Shape Any() => _any ??= _interner.Intern(new AnyShape(_interner.NewId()), Blank);

    private ShapeUse Never() => new(Any(new AnyShape(_interner.NewId()) { Not = new ShapeUse(Any(), true) }, Blank), false);

    private ShapeUse OnlyNull() => new(Any(new AnyShape(_interner.NewId()) { Kinds = JsonKinds.Null }, Blank), true);

    private ShapeUse OfNothingLeft(Schema schema, string keyword, string why)
    {
        _named.Report(schema.Location, Descriptors.Contradiction, keyword, why);
        return Never();
    }

    private ShapeUse OfAllBut(ShapeUse excluded, Schema not, Schema schema)
    {
        if (excluded.Shape is AnyShape { IsNothing: true }) return new ShapeUse(Any(), false);
        if (HasRule(excluded.Shape)) return new ShapeUse(Any(new AnyShape(_interner.NewId()) { Not = excluded }, schema), false);
        _named.Report(not.Location, Descriptors.UnsupportedKeyword, "not", ", except for values that can be checked without their members and items");
        return new ShapeUse(Any(), false);
    }

    // What a partial schema excludes is unknown.
    private ShapeUse? ExcludedBy(Schema not)
    {
        if (!_partial.Contains(not)) return Of(not);
        _named.Report(not.Location, Descriptors.UnsupportedKeyword, "not", ", because a part of what it excludes is not checked");
        return null;
    }

    // A union of which a case is a value that only JSON can hold. All cases are checked, if that needs no type for any of them.
    private ShapeUse OfChoice(List<ShapeUse> cases, bool exactlyOne, Schema schema)
    {
        if (cases.Count == 1) return cases[0];
        if (!exactlyOne && cases.Any(c => c.Shape is AnyShape { IsFree: true })) return new ShapeUse(Any(), cases.Any(c => c.Nullable));
        if (cases.All(c => HasRule(c.Shape)))
        {
            var kinds = cases.Aggregate(JsonKinds.None, (all, item) => all | KindsOf(item));
            return new ShapeUse(Any(new AnyShape(_interner.NewId()) { Kinds = kinds, Alternatives = cases, ExactlyOne = exactlyOne }, schema), false);
        }
        _named.Report(schema.Location, Descriptors.UnsupportedKeyword, schema.OneOf.Count > 0 ? "oneOf" : "anyOf", ", because one of its cases is any value and another one has members or items; any value is accepted");
        return new ShapeUse(Any(), cases.Any(c => c.Nullable));
    }

    private Shape Any(AnyShape shape, Schema schema) => _interner.Intern(shape, schema);

    /// <summary>Whether values of a shape can be recognized without a type for their members or items.</summary>
    private static bool HasRule(Shape shape) => shape switch
    {
        ScalarShape or EnumShape or AnyShape => true,
        UnionShape union => union.Cases.All(HasRule),
        _ => IsWhole(shape),
    };

    // Every object or every array fits.
    private static bool IsWhole(Shape shape) => shape switch
    {
        MapShape map => map is { Pattern: null, IsClosed: false, Count: null } && IsAnyValue(map.Value),
        ListShape list => list is { Count: null, Unique: false, Alternatives.Count: 0 } && IsAnyValue(list.Item),
        _ => false,
    };

    private static bool IsAnyValue(ShapeUse use) => use.Shape is AnyShape { IsFree: true };

    // The kinds of which a value may fit.
    private static JsonKinds KindsOf(ShapeUse use) => (use.Nullable ? JsonKinds.Null : JsonKinds.None) | KindsOf(use.Shape);

    private static JsonKinds KindsOf(Shape shape) => shape switch
    {
        AnyShape any => any.IsNothing ? JsonKinds.None : any.Kinds,
        ScalarShape scalar => scalar.Kinds,
        EnumShape => JsonKinds.String,
        ListShape => JsonKinds.Array,
        ObjectShape or MapShape => JsonKinds.Object,
        UnionShape union => union.Cases.Aggregate(JsonKinds.None, (kinds, item) => kinds | KindsOf(item)),
        _ => JsonKinds.All,
    };

    // The kinds of which every value fits. A whole number is an integer of any kind of number.
    private static JsonKinds WholeKindsOf(ShapeUse use)
    {
        var kinds = WholeKindsOf(use.Shape) | (JsonValues.Fits("null", use) == true ? JsonKinds.Null : JsonKinds.None);
        return (kinds & JsonKinds.Number) != 0 ? kinds | JsonKinds.Integer : kinds;
    }

    private static JsonKinds WholeKindsOf(Shape shape) => shape switch
    {
        AnyShape any => any.Values.Count > 0 || any.Not is not null || any.Alternatives.Count > 0 ? JsonKinds.None : any.Kinds,
        ScalarShape { String: null, Format: null, Number: null, Not: null, Values.Count: 0, Alternatives.Count: 0 } scalar => scalar.Kinds,
        UnionShape { ExactlyOne: false } union => union.Cases.Aggregate(JsonKinds.None, (kinds, item) => kinds | WholeKindsOf(item)),
        _ => IsWhole(shape) ? KindsOf(shape) : JsonKinds.None,
    };
}
