using LosantGen.Diagnostics;

namespace LosantGen.Planning.Shapes;

// Single values: enums, and scalars with their constraints.
internal sealed partial class ShapeTable
{
    private ShapeUse OfValues(Schema schema)
    {
        var fitting = Fitting(schema);
        if (fitting.Count == 0) return OfNothingLeft(schema, "'enum' or 'const'", "has no value that the keywords beside it allow; no value fits");
        var nullable = fitting.Contains("null");
        var values = fitting.Where(v => v != "null").ToEquatableArray();
        if (values.Count == 0) return OnlyNull();
        var kinds = JsonKinds.None;
        foreach (var value in values) kinds |= JsonValues.KindOf(value);
        if (kinds == JsonKinds.String) return new ShapeUse(Enum(values, schema), nullable);
        if ((kinds & ~JsonKinds.Scalars) != 0) return new ShapeUse(Any(new AnyShape(_interner.NewId()) { Kinds = kinds, Values = values }, schema), nullable);
        if (((kinds | schema.Kinds) & JsonKinds.Number) != 0 && (kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0) kinds = (kinds & ~JsonKinds.Integer) | JsonKinds.Number;
        // JSON holds every number, and is compared by its digits.
        if (values.Any(v => JsonValues.KindOf(v) is JsonKinds.Integer or JsonKinds.Number && !IsHeld(v, kinds)))
            return new ShapeUse(Any(new AnyShape(_interner.NewId()) { Kinds = (kinds & ~JsonKinds.Integer) | JsonKinds.Number, Values = values }, schema), nullable);
        return new ShapeUse(Scalar(schema with { Enum = values }, kinds), nullable);
    }

    // Whether the C# type of values of these kinds holds a number exactly.
    private static bool IsHeld(string number, JsonKinds kinds) => kinds switch
    {
        JsonKinds.Integer => ExactNumber.IsInt64(number),
        JsonKinds.Number or (JsonKinds.Number | JsonKinds.Integer) => ExactNumber.IsDouble(number),
        _ => ExactNumber.IsInt64(number) || ExactNumber.IsDouble(number),
    };

    // The listed values that the rest of the schema allows.
    private EquatableArray<string> Fitting(Schema schema)
    {
        if (schema.SaysNothingButValues && schema.OneOf.Count + schema.AnyOf.Count + schema.AllOf.Count == 0) return schema.Kinds == JsonKinds.None ? schema.Enum : schema.Enum.Where(v => JsonValues.IsOf(v, schema.Kinds)).ToEquatableArray();
        var excluded = schema.Not is { } not ? ExcludedBy(not) : null;
        var cases = schema.OneOf.Count + schema.AnyOf.Count > 0 ? OfUnion(schema with { Enum = default, Not = null }) : default(ShapeUse?);
        var isUnknown = false;
        var fitting = schema.Enum.Where(v => Fits(v)).ToEquatableArray();
        if (isUnknown) _named.Report(schema.Location, Descriptors.UnsupportedKeyword, "enum", " together with keywords for members or items; a value that it lists is accepted, whatever they say");
        return fitting;

        bool Fits(string value)
        {
            if (schema.Kinds != JsonKinds.None && !JsonValues.IsOf(value, schema.Kinds)) return false;
            if (!JsonValues.Fits(value, schema.String, schema.Number)) return false;
            var (isExcluded, isCase) = (excluded is { } no ? JsonValues.Fits(value, no) : false, cases is { } some ? JsonValues.Fits(value, some) : true);
            if (isExcluded == true || isCase == false) return false;
            isUnknown |= isExcluded is null || isCase is null || (JsonValues.KindOf(value) & SchemaKinds.Implied(schema) & (JsonKinds.Object | JsonKinds.Array)) != 0;
            return true;
        }
    }

    private Shape Enum(EquatableArray<string> values, Schema source) =>
        _interner.Intern(new EnumShape(_interner.NewId()) { Values = values }, source);

    private Shape Scalar(Schema schema, JsonKinds kinds)
    {
        var text = (kinds & JsonKinds.String) != 0 ? schema.String : null;
        var format = (kinds & JsonKinds.String) != 0 ? schema.Format : null;
        var number = (kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0 ? schema.Number : null;
        var not = schema.Not is { } excluded ? Excluded(excluded, kinds) : null;
        if (text is null && format is null && number is null && not is null && schema.Enum.Count == 0) return _plain[(int)kinds] ??= _interner.Intern(new ScalarShape(_interner.NewId()) { Kinds = kinds }, schema);
        return _interner.Intern(new ScalarShape(_interner.NewId()) { Kinds = kinds, String = text, Format = format, Number = number, Values = schema.Enum, Not = not }, schema);
    }

    // The single values among those that a schema excludes.
    private Shape? Excluded(Schema not, JsonKinds kinds)
    {
        if (ExcludedBy(not) is not { } use || (KindsOf(use) & WithIntegers(kinds)) == 0) return null;
        if (ScalarsOf(use.Shape) is { } scalars) return scalars;
        _named.Report(not.Location, Descriptors.UnsupportedKeyword, "not", ", except for single values that exclude single values");
        return null;
    }

    private static JsonKinds WithIntegers(JsonKinds kinds) => (kinds & (JsonKinds.Number | JsonKinds.Integer)) == 0 ? kinds : kinds | JsonKinds.Number | JsonKinds.Integer;

    private Shape? ScalarsOf(Shape shape)
    {
        switch (shape)
        {
            case ScalarShape or EnumShape:
                return shape;
            case UnionShape union:
                return union.Cases.FirstOrDefault(c => c is ScalarShape or EnumShape);
            case AnyShape { Not: null, Alternatives.Count: 0 } any:
                var values = any.Values.Where(v => v[0] is not ('{' or '[')).ToEquatableArray();
                return _interner.Intern(new ScalarShape(_interner.NewId()) { Kinds = any.Kinds & JsonKinds.Scalars, Values = values }, Blank);
            default:
                return null;
        }
    }
}
