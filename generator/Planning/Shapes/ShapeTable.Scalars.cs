namespace LosantGen.Planning.Shapes;

// Single values: enums, and scalars with their constraints.
internal sealed partial class ShapeTable
{
    private ShapeUse OfValues(Schema schema)
    {
        var nullable = schema.Enum.Contains("null");
        var values = schema.Enum.Where(v => v != "null").ToEquatableArray();
        if (values.Count == 0) return new ShapeUse(Any(), true);
        var kinds = JsonKinds.None;
        foreach (var value in values) kinds |= KindOf(value);
        if (kinds == JsonKinds.String) return new ShapeUse(Enum(Fitting(values, schema), schema), nullable);
        if ((kinds & ~JsonKinds.Scalars) != 0) return new ShapeUse(Any(), nullable);
        if ((kinds & JsonKinds.Number) != 0) kinds &= ~JsonKinds.Integer;
        if ((schema.Kinds & JsonKinds.Number) != 0 && (kinds & JsonKinds.Integer) != 0) kinds = (kinds & ~JsonKinds.Integer) | JsonKinds.Number;
        return new ShapeUse(Scalar(schema with { Enum = values }, kinds), nullable);
    }

    // The listed strings that the rest of the schema allows; all of them if it allows none, because that cannot be intended.
    private EquatableArray<string> Fitting(EquatableArray<string> values, Schema schema)
    {
        if (schema.String is null && schema.Not is null) return values;
        var excluded = schema.Not is { } not && !_partial.Contains(not) && Of(not).Shape is EnumShape e ? e.Values : default;
        var fitting = values.Where(v => !excluded.Contains(v) && schema.String?.Violation(JsonString.Unquote(v)) is null).ToEquatableArray();
        return fitting.Count == 0 ? values : fitting;
    }

    private static JsonKinds KindOf(string json) => json[0] switch
    {
        '"' => JsonKinds.String,
        't' or 'f' => JsonKinds.Boolean,
        '{' => JsonKinds.Object,
        '[' => JsonKinds.Array,
        _ => json.IndexOfAny(['.', 'e', 'E']) < 0 ? JsonKinds.Integer : JsonKinds.Number,
    };

    private Shape Enum(EquatableArray<string> values, Schema source) =>
        _interner.Intern(new EnumShape(_interner.NewId()) { Values = values }, source);

    private Shape Scalar(Schema schema, JsonKinds kinds)
    {
        var text = (kinds & JsonKinds.String) != 0 ? schema.String : null;
        var format = (kinds & JsonKinds.String) != 0 ? schema.Format : null;
        var number = (kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0 ? schema.Number : null;
        var not = schema.Not is { } excluded && !_partial.Contains(excluded) ? Excluded(excluded) : null;
        if (text is null && format is null && number is null && not is null && schema.Enum.Count == 0) return _plain[(int)kinds] ??= _interner.Intern(new ScalarShape(_interner.NewId()) { Kinds = kinds }, schema);
        return _interner.Intern(new ScalarShape(_interner.NewId()) { Kinds = kinds, String = text, Format = format, Number = number, Values = schema.Enum, Not = not }, schema);
    }

    // The schema of a single value can exclude other single values.
    private Shape? Excluded(Schema not) => Of(not).Shape is var shape and (ScalarShape or EnumShape) ? shape : null;
}
