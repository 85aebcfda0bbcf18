namespace LosantGen.Planning.Shapes;

/// <summary>
/// Finds the schemas that are known only in part, themselves or in a schema that they contain: more values fit them than their
/// description means. Two of them may seem to overlap although they do not, and the values that such a schema excludes are unknown.
/// </summary>
internal sealed class PartialSchemas(SchemaIndex index, SchemaKinds kinds)
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

    private bool IsPartial(Schema schema, Func<string, bool> ofReference)
    {
        if (schema.Reference is { } name) return ofReference(name);
        return schema.IsPartial || (schema.Not is not null && !kinds.ChecksNot(schema)) || kinds.IsTooMixed(schema) || schema.Parts.Any(p => IsPartial(p, ofReference));
    }
}
