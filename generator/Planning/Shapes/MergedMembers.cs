namespace LosantGen.Planning.Shapes;

/// <summary>
/// What several schemas together say of an object's members; they are added one after the other. For a name that only one of two declares, the
/// other one means its patterns or, if none matches, its <c>additionalProperties</c>.
/// </summary>
internal sealed class MergedMembers(MergeFindings findings)
{
    private readonly List<(Property Declared, MergedSchema Schema)> _properties = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _required = new(StringComparer.Ordinal);
    private readonly List<string> _forbidden = [];
    private readonly HashSet<string> _isForbidden = new(StringComparer.Ordinal);
    private List<Property> _patterns = [];
    private MergedSchema _additional = new();
    private bool _isClosed;

    /// <summary>How many members are compared if a schema is added.</summary>
    public int CostOf(Schema second) => (second.Properties.Count * (1 + _patterns.Count)) + second.PatternProperties.Count + second.Required.Count
        + (second.PatternProperties.Count > 0 || second.AdditionalProperties is not null || second.IsClosed ? _properties.Count * (1 + second.PatternProperties.Count) : 0);

    /// <summary>Adds a schema, and returns a member that it and the schemas before it require and forbid; null if there is none.</summary>
    public string? Add(Schema second)
    {
        var patterns = Patterns(second);
        Forbid(second);
        AddProperties(second);
        _patterns = patterns;
        _isClosed |= second.IsClosed;
        if (_isClosed) _additional = new();
        else _additional.Add(second.AdditionalProperties);
        var contradicted = second.Required.Concat(second.Properties.Select(p => p.Name)).Where(IsContradicted(second)).OrderBy(n => n, StringComparer.Ordinal).FirstOrDefault();
        _required.UnionWith(second.Required);
        return contradicted;
    }

    /// <summary>The schema with everything that was added.</summary>
    public Schema Complete(Schema schema) => schema with
    {
        Properties = _properties.Select(p => p.Declared with { Schema = p.Schema.Whole! }).ToEquatableArray(),
        PatternProperties = _patterns.ToEquatableArray(),
        AdditionalProperties = _additional.Whole,
        IsClosed = _isClosed,
        Required = _required.ToEquatableArray(),
        Forbidden = _forbidden.ToEquatableArray(),
    };

    private void AddProperties(Schema second)
    {
        if (second.PatternProperties.Count > 0 || second.AdditionalProperties is not null)
        {
            var declared = NamesOf(second);
            foreach (var (property, schema) in _properties)
            {
                if (!declared.Contains(property.Name)) Limit(schema, property.Name, second.PatternProperties, second.AdditionalProperties);
            }
        }
        var additional = _additional.Whole;
        foreach (var property in second.Properties)
        {
            if (_indexes.TryGetValue(property.Name, out var index))
            {
                _properties[index].Schema.Add(property.Schema);
                continue;
            }
            var schema = new MergedSchema();
            schema.Add(property.Schema);
            Limit(schema, property.Name, _patterns, additional);
            _indexes.Add(property.Name, _properties.Count);
            _properties.Add((property, schema));
        }
    }

    private static void Limit(MergedSchema schema, string name, IReadOnlyList<Property> patterns, Schema? additional)
    {
        var isMatched = false;
        foreach (var pattern in patterns)
        {
            if (!PatternMatcher.Matches(pattern.Name, name)) continue;
            schema.Add(pattern.Schema);
            isMatched = true;
        }
        if (!isMatched) schema.Add(additional);
    }

    // Members that one schema declares and another one forbids. They keep their type, so that a response that has them can be read.
    private void Forbid(Schema second)
    {
        foreach (var name in second.Forbidden)
        {
            if (_isForbidden.Add(name)) _forbidden.Add(name);
        }
        var found = new List<string>();
        if (second.IsClosed)
        {
            var declared = NamesOf(second);
            found.AddRange(_properties.Where(p => !p.Schema.IsNothing && !declared.Contains(p.Declared.Name) && !IsMatched(p.Declared.Name, second.PatternProperties)).Select(p => p.Declared.Name));
        }
        if (_isClosed) found.AddRange(second.Properties.Where(p => !p.Schema.Nothing && !_indexes.ContainsKey(p.Name) && !IsMatched(p.Name, _patterns)).Select(p => p.Name));
        found.RemoveAll(name => !_isForbidden.Add(name));
        if (found.Count == 0) return;
        findings.Contradict($"declares '{found[0]}' in one part, and 'additionalProperties' of another part forbids it; no object with it fits");
        _forbidden.AddRange(found);
    }

    private List<Property> Patterns(Schema second)
    {
        if (_patterns.Count + second.PatternProperties.Count == 0) return _patterns;
        var merged = Limited(_patterns, second.IsClosed, second.PatternProperties, second.AdditionalProperties).ToList();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < merged.Count; i++) indexes[merged[i].Name] = i;
        foreach (var pattern in Limited(second.PatternProperties, _isClosed, _patterns, _additional.Whole))
        {
            if (indexes.TryGetValue(pattern.Name, out var at)) merged[at] = pattern with { Schema = AllOf.Both(merged[at].Schema, pattern.Schema)! };
            else merged.Add(pattern);
        }
        return merged;
    }

    // The names that a pattern means are, to a schema without patterns, undeclared ones.
    private IEnumerable<Property> Limited(IReadOnlyList<Property> patterns, bool isClosed, IReadOnlyList<Property> others, Schema? additional)
    {
        if ((!isClosed && additional is null) || patterns.Count == 0) return patterns;
        if (others.Count == 0) return isClosed ? [] : patterns.Select(p => p with { Schema = AllOf.Both(p.Schema, additional)! });
        var known = new HashSet<string>(others.Select(o => o.Name), StringComparer.Ordinal);
        if (patterns.Any(p => !known.Contains(p.Name)))
            findings.LeaveOut("additionalProperties", " beside different patternProperties in one allOf; members that match one of them are accepted");
        return patterns;
    }

    // Required by one of the schemas, and forbidden by another: neither this one nor those before it say both.
    private Func<string, bool> IsContradicted(Schema second)
    {
        var required = new HashSet<string>(second.Required, StringComparer.Ordinal);
        var impossible = new HashSet<string>(second.Properties.Where(p => p.Schema.Nothing).Select(p => p.Name), StringComparer.Ordinal);
        return name => _indexes.TryGetValue(name, out var index) && _properties[index].Schema.IsNothing
            && required.Contains(name) != _required.Contains(name) && impossible.Contains(name) != required.Contains(name);
    }

    private static bool IsMatched(string name, IReadOnlyList<Property> patterns) => patterns.Any(p => PatternMatcher.Matches(p.Name, name));

    private static HashSet<string> NamesOf(Schema schema) => new(schema.Properties.Select(p => p.Name), StringComparer.Ordinal);
}
