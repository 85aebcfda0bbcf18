using LosantGen.Diagnostics;

namespace LosantGen.Planning.Shapes;

// Maps: the values of names that match patterns, and of all others.
internal sealed partial class ShapeTable
{
    private MapShape? Map(Schema schema)
    {
        if (schema.PatternProperties.Count == 0 && schema.AdditionalProperties is null) return null;
        var values = schema.PatternProperties.Select(p => p.Schema).ToList();
        // Beside patterns, additional properties that may be anything are as if nothing was said of them.
        var additional = schema.AdditionalProperties is { } a && (values.Count == 0 || a.Kinds != JsonKinds.None || !a.SaysNothing) ? a : null;
        if (additional is not null) values.Add(additional);
        var value = values.Count == 1 ? Of(values[0]) : Of(new Schema { Location = schema.Location, AnyOf = values.ToEquatableArray() });
        // Without a pattern for names, the values of all names are alike.
        var areAlike = additional is not null || (!schema.IsClosed && value.Shape is AnyShape { IsFree: true }) || schema.PatternProperties.Any(p => p.Name is "" or ".*");
        var pattern = areAlike ? null
            : schema.PatternProperties.Count == 1 ? schema.PatternProperties[0].Name
            : string.Join("|", schema.PatternProperties.Select(p => $"(?:{p.Name})"));
        return (MapShape)_interner.Intern(
            new MapShape(_interner.NewId()) { Value = value, ByPattern = ByPattern(schema, additional, value), Pattern = pattern, IsClosed = schema.IsClosed && pattern is not null, Count = schema.PropertiesCount },
            schema);
    }

    // With several patterns, the type of a value is that of any of them, and a check says which it must be.
    private List<PatternUse> ByPattern(Schema schema, Schema? additional, ShapeUse value)
    {
        var uses = schema.PatternProperties.Select(p => new PatternUse(p.Name, Of(p.Schema))).ToList();
        if (additional is not null) uses.Add(new PatternUse(null, Of(additional)));
        if (uses.Count < 2 || uses.All(u => u.Use == uses[0].Use)) return [];
        if (uses.All(u => IsChecked(u.Use.Shape, value.Shape))) return uses;
        _named.Report(schema.Location, Descriptors.UnsupportedKeyword, "patternProperties", " where several patterns differ in arrays, maps or unions; a value is accepted that fits any of them");
        return [];
    }

    // Whether there is a type to check a value against: its own, or one of the values' type.
    private static bool IsChecked(Shape shape, Shape values) => shape is ScalarShape or EnumShape or AnyShape || shape == values || (values is UnionShape union && union.Cases.Contains(shape));
}
