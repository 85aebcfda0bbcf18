namespace LosantGen.Planning.Shapes;

/// <summary>
/// Finds whether schemas allow null. Within a schema that contains itself this has to be known before its shape is.
/// </summary>
internal sealed class Nullability(SchemaIndex index)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public bool AllowsNull(string name)
    {
        if (!_known.TryGetValue(name, out var allows)) _known.Add(name, allows = OfNamed(name, new HashSet<string>(StringComparer.Ordinal)) == true);
        return allows;
    }

    // Null if the schema does not say. A schema says nothing about itself.
    private bool? OfNamed(string name, HashSet<string> open)
    {
        if (!index.TryGet(name, out var schema) || !open.Add(name)) return null;
        var says = Of(schema, open);
        open.Remove(name);
        return says;
    }

    private bool? Of(Schema schema, HashSet<string> open)
    {
        if (schema.Reference is { } reference) return OfNamed(reference, open);
        var says = new List<bool?>();
        if (schema.Kinds != JsonKinds.None) says.Add((schema.Kinds & JsonKinds.Null) != 0);
        if (schema.Enum.Count > 0) says.Add(schema.Enum.Contains("null"));
        foreach (var part in schema.AllOf) says.Add(Of(part, open));
        foreach (var union in new[] { schema.OneOf, schema.AnyOf })
        {
            var cases = union.Select(c => Of(c, open)).ToList();
            says.Add(cases.Contains(true) ? true : cases.Contains(false) ? false : null);
        }
        return says.Contains(false) ? false : says.Contains(true) ? true : null;
    }
}
