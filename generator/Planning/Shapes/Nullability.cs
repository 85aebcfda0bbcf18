namespace LosantGen.Planning.Shapes;

/// <summary>
/// Finds whether schemas allow null. Within a schema that contains itself this has to be known before its shape is.
/// </summary>
internal sealed class Nullability(SchemaIndex index)
{
    /// <summary>How many schemas are asked at most whether they allow null; an ordinary one needs a few.</summary>
    private const int MaxAsked = 200;

    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public bool AllowsNull(string name)
    {
        if (!_known.TryGetValue(name, out var allows)) _known.Add(name, allows = new Question(index).OfNamed(name) == true);
        return allows;
    }

    private sealed class Question(SchemaIndex index)
    {
        private readonly HashSet<string> _open = new(StringComparer.Ordinal);
        private int _asked;

        // Null if the schema does not say. A schema says nothing about itself.
        public bool? OfNamed(string name)
        {
            if (_asked == MaxAsked || !index.TryGet(name, out var schema) || !_open.Add(name)) return null;
            _asked++;
            var says = Of(schema);
            _open.Remove(name);
            return says;
        }

        private bool? Of(Schema schema)
        {
            if (schema.Reference is { } reference) return OfNamed(reference);
            var says = new List<bool?>();
            if (schema.Kinds != JsonKinds.None) says.Add((schema.Kinds & JsonKinds.Null) != 0);
            if (schema.Enum.Count > 0) says.Add(schema.Enum.Contains("null"));
            foreach (var part in schema.AllOf) says.Add(Of(part));
            foreach (var union in new[] { schema.OneOf, schema.AnyOf })
            {
                var cases = union.Select(Of).ToList();
                says.Add(cases.Contains(true) ? true : cases.Contains(false) ? false : null);
            }
            return says.Contains(false) ? false : says.Contains(true) ? true : null;
        }
    }
}
