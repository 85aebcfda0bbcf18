namespace LosantGen.Planning.Shapes;

/// <summary>
/// Finds the schemas that are known only in part, themselves or in a schema that they contain: more values fit them than their
/// description means. Two of them may seem to overlap although they do not, and the values that such a schema excludes are unknown.
/// </summary>
internal sealed class PartialSchemas(SchemaIndex index, SchemaKinds kinds)
{
    private HashSet<string>? _names;

    // A schema is asked for once for each union around it.
    private readonly Dictionary<Schema, bool> _known = new(SameContent.Instance);

    public bool Contains(Schema schema)
    {
        if (schema.Reference is { } name) return (_names ??= FindNames()).Contains(name);
        if (_known.TryGetValue(schema, out var isPartial)) return isPartial;
        return _known[schema] = IsPartial(schema, Contains);
    }

    // From the schemas that are partial themselves to all schemas that refer to them.
    private HashSet<string> FindNames()
    {
        var referrers = index.All.SelectMany(s => s.References.Select(r => (From: s.Name, To: r))).ToLookup(r => r.To, r => r.From, StringComparer.Ordinal);
        var found = new HashSet<string>(index.All.Where(s => IsPartialItself(s.Schema)).Select(s => s.Name), StringComparer.Ordinal);
        var open = new Stack<string>(found);
        while (open.Count > 0)
        {
            foreach (var name in referrers[open.Pop()].Where(found.Add)) open.Push(name);
        }
        return found;
    }

    // Its references aside; one that leads nowhere is partial.
    private bool IsPartialItself(Schema schema) => schema.Reference is { } name ? !index.TryGet(name, out _) : IsPartial(schema, IsPartialItself);

    private bool IsPartial(Schema schema, Func<Schema, bool> isPartial)
    {
        if (schema.IsPartial || (schema.Not is not null && !kinds.ChecksNot(schema)) || kinds.IsTooMixed(schema)) return true;
        foreach (var part in schema.Parts)
        {
            if (isPartial(part)) return true;
        }
        return false;
    }
}
