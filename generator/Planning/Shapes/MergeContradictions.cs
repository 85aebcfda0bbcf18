namespace LosantGen.Planning.Shapes;

/// <summary>Finds why no value fits two schemas together, although some fit each of them.</summary>
internal static class MergeContradictions
{
    /// <summary>The reason, to follow the name of the keyword that merges the schemas; null if there is none.</summary>
    /// <param name="first">The one schema.</param>
    /// <param name="second">The other one.</param>
    /// <param name="joined">Both of them.</param>
    /// <param name="contradicted">A member that they require and forbid, if there is one.</param>
    public static string? Find(Schema first, Schema second, Schema joined, string? contradicted)
    {
        if (first.Nothing || second.Nothing) return null;
        if (HasNoKind(first, joined)) return "has parts with different types; no value fits all of them";
        if (HasNoValue(first, joined)) return "has parts with different values in 'enum' or 'const'; no value fits all of them";
        if (contradicted is not null) return $"requires '{contradicted}' in one part and forbids it in another; no object fits";
        return Limits(joined) is { } what && Limits(first) is null && Limits(second) is null ? $"has parts of which one has a minimum above the maximum of another; no {what} fits all of them" : null;
    }

    /// <summary>Whether not even a type is left.</summary>
    public static bool LeavesNothing(Schema first, Schema joined) => HasNoKind(first, joined) || HasNoValue(first, joined);

    private static bool HasNoKind(Schema first, Schema joined) => joined.Kinds == JsonKinds.None && first.Kinds != JsonKinds.None;

    private static bool HasNoValue(Schema first, Schema joined) => joined.Enum.Count == 0 && first.Enum.Count > 0;

    // Of the values of other types the limits say nothing, so they contradict each other only if no other type is allowed.
    private static string? Limits(Schema schema) => schema.Kinds switch
    {
        JsonKinds.String when schema.String is { } text && text.MinLength > text.MaxLength => "string",
        JsonKinds.Array when IsEmpty(schema.ItemsCount) => "array",
        JsonKinds.Object when IsEmpty(schema.PropertiesCount) => "object",
        JsonKinds.Number or JsonKinds.Integer or (JsonKinds.Number | JsonKinds.Integer) when schema.Number is { IsEmpty: true } => "number",
        _ => null,
    };

    private static bool IsEmpty(CountConstraints? count) => count is not null && count.Min > count.Max;
}
