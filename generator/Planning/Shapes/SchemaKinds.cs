namespace LosantGen.Planning.Shapes;

/// <summary>
/// Finds of which kinds the values of a schema are, where its shape cannot be asked for: that of a schema that contains itself is not known yet.
/// </summary>
internal sealed class SchemaKinds(SchemaIndex index)
{
    private const JsonKinds Structures = JsonKinds.Object | JsonKinds.Array;

    /// <summary>How many references are followed at most; an ordinary schema has a few.</summary>
    private const int MaxFollowed = 200;

    /// <summary>The kinds of which a value may fit.</summary>
    public JsonKinds Of(Schema schema) => Some(schema, []);

    /// <summary>Whether what a schema excludes by "not" is checked: single values among single ones, and of objects and arrays all or none.</summary>
    public bool ChecksNot(Schema schema)
    {
        if (Followed(schema.Not!, []) is not { } not) return false;
        var kinds = Of(schema with { Not = null });
        if (kinds == JsonKinds.All) return HasRule(not, []);
        return (kinds & Partly(not)) == JsonKinds.None && (schema.Enum.Count > 0 || not.Enum.Count > 0 || IsAnything(not) || !IsOpen(not, []));
    }

    /// <summary>Whether a case of a union is of any kind, and another one cannot be recognized without its members or items: the union is not checked.</summary>
    public bool IsTooMixed(Schema union)
    {
        var cases = CasesOf(union);
        return cases.Count > 0 && cases.Any(c => IsOpen(c, [])) && !cases.All(c => HasRule(c, [])) && (union.OneOf.Count > 0 || !cases.Any(IsAnything));
    }

    /// <summary>The kinds of a schema without a type: those that its keywords are about.</summary>
    public static JsonKinds Implied(Schema schema)
    {
        var kinds = JsonKinds.None;
        if (schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.AdditionalProperties is not null || schema.IsClosed
            || schema.Required.Count > 0 || schema.PropertiesCount is not null) kinds |= JsonKinds.Object;
        if (schema.Items is not null || schema.ItemsCount is not null || schema.UniqueItems) kinds |= JsonKinds.Array;
        if (schema.String is not null || schema.Format is not null) kinds |= JsonKinds.String;
        return schema.Number is null ? kinds : kinds | JsonKinds.Number;
    }

    private JsonKinds Some(Schema schema, HashSet<string> seen)
    {
        if (schema.Reference is not null) return Followed(schema, seen) is { } target ? Some(target, seen) : JsonKinds.All;
        if (schema.Nothing) return JsonKinds.None;
        var kinds = schema.Kinds == JsonKinds.None ? JsonKinds.All : schema.Kinds;
        if (schema.Enum.Count > 0) kinds = AllOf.Common(kinds, schema.Enum.Aggregate(JsonKinds.None, (all, value) => all | JsonValues.KindOf(value)));
        foreach (var part in schema.AllOf) kinds = AllOf.Common(kinds, Some(part, seen));
        if (schema.OneOf.Count > 0) kinds = AllOf.Common(kinds, SomeOf(schema.OneOf, seen));
        if (schema.AnyOf.Count > 0) kinds = AllOf.Common(kinds, SomeOf(schema.AnyOf, seen));
        return kinds == JsonKinds.All && Implied(schema) is not JsonKinds.None and var implied ? implied : kinds;
    }

    private JsonKinds SomeOf(EquatableArray<Schema> cases, HashSet<string> seen)
    {
        var kinds = JsonKinds.None;
        foreach (var item in cases) kinds |= Some(item, seen);
        return kinds;
    }

    // Objects or arrays, if some fit and others do not.
    private JsonKinds Partly(Schema schema) => Of(schema) & Structures & ~Whole(schema, []);

    // Objects or arrays, if each one fits.
    private JsonKinds Whole(Schema schema, HashSet<string> seen)
    {
        if (schema.Reference is not null) return Followed(schema, seen) is { } target ? Whole(target, seen) : JsonKinds.None;
        if (schema.Nothing || schema.Not is not null || schema.Enum.Count + schema.AllOf.Count + schema.OneOf.Count > 0) return JsonKinds.None;
        var kinds = Of(schema) & Structures;
        if (schema.AnyOf.Count > 0) kinds &= schema.AnyOf.Aggregate(JsonKinds.None, (all, item) => all | Whole(item, seen));
        if (schema.Properties.Count + schema.PatternProperties.Count + schema.Required.Count + schema.Forbidden.Count > 0 || schema.IsClosed
            || schema.PropertiesCount is not null || schema.AdditionalProperties is { } undeclared && !IsAnything(undeclared)) kinds &= ~JsonKinds.Object;
        return schema.ItemsCount is null && !schema.UniqueItems && (schema.Items is null || IsAnything(schema.Items)) ? kinds : kinds & ~JsonKinds.Array;
    }

    // Whether values can be recognized without a type for their members or items.
    private bool HasRule(Schema schema, HashSet<string> seen)
    {
        if (schema.Reference is { } name) return !index.IsRecursive(name) && Followed(schema, seen) is { } target && HasRule(target, seen);
        if (schema.Nothing || (schema.Enum.Count > 0 && schema.AllOf.Count == 0)) return true;
        var cases = CasesOf(schema);
        if (cases.Count > 0 && schema.IsOnlyUnion) return cases.All(c => HasRule(c, seen));
        return (cases.Count == 0 && IsOpen(schema, [])) || Partly(schema) == JsonKinds.None;
    }

    // Whether values may be of any kind, so that JSON holds them.
    private bool IsOpen(Schema schema, HashSet<string> seen)
    {
        if (schema.Reference is not null) return Followed(schema, seen) is { } target && IsOpen(target, seen);
        if (schema.Enum.Count > 0) return schema.Enum.Any(v => v[0] is '{' or '[');
        if (schema.Nothing || schema.AllOf.Count > 0 || schema.Kinds != JsonKinds.None || Implied(schema) != JsonKinds.None) return false;
        return CasesOf(schema) is not { Count: > 0 } cases || cases.Any(c => IsOpen(c, seen));
    }

    private static EquatableArray<Schema> CasesOf(Schema schema) => schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf;

    private static bool IsAnything(Schema schema) => schema.Kinds == JsonKinds.None && schema.SaysNothing;

    private Schema? Followed(Schema schema, HashSet<string> seen)
    {
        while (schema.Reference is { } name)
        {
            if (seen.Count == MaxFollowed || !seen.Add(name) || !index.TryGet(name, out schema)) return null;
        }
        return schema;
    }
}
