namespace LosantGen.Planning.Shapes;

/// <summary>
/// Finds the schemas that are known only in part, themselves or in a schema that they contain: more values fit them than their
/// description means. Two of them may seem to overlap although they do not, and the values that such a schema excludes are unknown.
/// </summary>
internal sealed class PartialSchemas(SchemaIndex index)
{
    private HashSet<string>? _names;

    public bool Contains(Schema schema) => IsPartial(schema, name => (_names ??= FindNames()).Contains(name));

    // From the schemas that are partial themselves to all schemas that refer to them.
    private HashSet<string> FindNames()
    {
        bool IsKnown(string name) => index.TryGet(name, out _);
        var referrers = index.All.SelectMany(s => s.References.Select(r => (From: s.Name, To: r))).ToLookup(r => r.To, r => r.From, StringComparer.Ordinal);
        var found = new HashSet<string>(index.All.Where(s => IsPartial(s.Schema, name => !IsKnown(name))).Select(s => s.Name), StringComparer.Ordinal);
        var open = new Stack<string>(found);
        while (open.Count > 0)
        {
            foreach (var name in referrers[open.Pop()].Where(found.Add)) open.Push(name);
        }
        return found;
    }

    private static bool IsPartial(Schema schema, Func<string, bool> ofReference)
    {
        if (schema.Reference is { } name) return ofReference(name);
        return schema.IsPartial || (schema.Not is { } not && !IsChecked(not, schema.Kinds)) || schema.Parts.Any(p => IsPartial(p, ofReference));
    }

    // Any other "not" is not checked.
    private static bool IsChecked(Schema not, JsonKinds kinds) =>
        (kinds & (JsonKinds.Object | JsonKinds.Array)) == 0 && (kinds != JsonKinds.None || !IsAboutParts(not));

    private static bool IsAboutParts(Schema schema) => schema.Reference is not null || schema.Not is not null || schema.IsClosed || schema.UniqueItems
        || schema.Properties.Count + schema.PatternProperties.Count + schema.Required.Count > 0 || schema.AdditionalProperties is not null || schema.PropertiesCount is not null
        || schema.Items is not null || schema.ItemsCount is not null
        || schema.OneOf.Any(IsAboutParts) || schema.AnyOf.Any(IsAboutParts) || schema.AllOf.Any(IsAboutParts);
}
