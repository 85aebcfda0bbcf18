namespace LosantGen.Planning.Shapes;

/// <summary>
/// What two schemas together say of an object's members. For a name that only one of them declares, the other one means its patterns or,
/// if none matches, its <c>additionalProperties</c>.
/// </summary>
internal sealed class MergedMembers(Schema first, Schema second, MergeFindings findings)
{
    public bool IsClosed => first.IsClosed || second.IsClosed;

    public EquatableArray<Property> Properties()
    {
        if (first.Properties.Count + second.Properties.Count == 0) return default;
        var merged = first.Properties.Select(p => p with { Schema = With(p, second) }).ToList();
        foreach (var property in second.Properties)
        {
            if (merged.All(p => p.Name != property.Name)) merged.Add(property with { Schema = With(property, first) });
        }
        return merged.ToEquatableArray();
    }

    /// <summary>Members that one schema declares and the other one forbids. They keep their type, so that a response that has them can be read.</summary>
    public EquatableArray<string> Forbidden()
    {
        var known = first.Forbidden.Concat(second.Forbidden).ToList();
        var found = first.Properties.Where(p => Forbids(second, p.Name)).Concat(second.Properties.Where(p => Forbids(first, p.Name)))
            .Where(p => !p.Schema.Nothing).Select(p => p.Name).Except(known, StringComparer.Ordinal).ToList();
        if (found.Count > 0) findings.Contradict($"declares '{found[0]}' in one part, and 'additionalProperties' of another part forbids it; no object with it fits");
        return known.Concat(found).ToEquatableArray();
    }

    public EquatableArray<Property> PatternProperties()
    {
        var merged = Limited(first.PatternProperties, second).ToList();
        foreach (var pattern in Limited(second.PatternProperties, first))
        {
            var at = merged.FindIndex(p => p.Name == pattern.Name);
            if (at < 0) merged.Add(pattern);
            else merged[at] = pattern with { Schema = AllOf.Both(merged[at].Schema, pattern.Schema)! };
        }
        return merged.ToEquatableArray();
    }

    private Schema With(Property property, Schema other)
    {
        if (other.Properties.FirstOrDefault(p => p.Name == property.Name) is { } declared) return AllOf.Both(property.Schema, declared.Schema)!;
        var patterns = other.PatternProperties.Where(p => PatternMatcher.Matches(p.Name, property.Name)).ToList();
        if (patterns.Count > 0) return patterns.Aggregate(property.Schema, (schema, pattern) => AllOf.Both(schema, pattern.Schema)!);
        return AllOf.Both(property.Schema, other.AdditionalProperties)!;
    }

    private static bool Forbids(Schema schema, string name) => schema.IsClosed
        && schema.Properties.All(p => p.Name != name) && schema.PatternProperties.All(p => !PatternMatcher.Matches(p.Name, name));

    // The names that a pattern means are, to a schema without patterns, undeclared ones.
    private IEnumerable<Property> Limited(EquatableArray<Property> patterns, Schema other)
    {
        var isLimited = other.IsClosed || other.AdditionalProperties is not null;
        if (!isLimited || patterns.Count == 0) return patterns;
        if (other.PatternProperties.Count == 0) return other.IsClosed ? [] : patterns.Select(p => p with { Schema = AllOf.Both(p.Schema, other.AdditionalProperties)! });
        if (patterns.Any(p => other.PatternProperties.All(o => o.Name != p.Name)))
            findings.LeaveOut("additionalProperties", " beside different patternProperties in one allOf; members that match one of them are accepted");
        return patterns;
    }
}
