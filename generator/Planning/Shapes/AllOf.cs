namespace LosantGen.Planning.Shapes;

/// <summary>Merges the parts of an <c>allOf</c> into one schema with all their constraints.</summary>
internal static class AllOf
{
    /// <summary>A type with more cases would not be usable; then only the cases of the first part are used.</summary>
    private const int MaxPairs = 100;

    /// <summary>A string that has to match more patterns could not be checked in a reasonable time.</summary>
    private const int MaxPatterns = 64;

    private const string BothStart = @"^(?=[\s\S]*?(?:";

    /// <summary>The schema with all constraints; null if it repeats too many schemas.</summary>
    public static Schema? Merge(Schema schema, Func<string, Schema?> find, MergeFindings findings, ExpansionLimit.Expansion expansion)
    {
        var merged = schema with { AllOf = default };
        var members = new MergedMembers(findings);
        members.Add(merged);
        foreach (var part in Parts(schema, find))
        {
            if (!expansion.TryTake(1 + members.CostOf(part))) return null;
            merged = Join(merged, part, members, findings);
        }
        return members.Complete(merged);
    }

    // The parts, and those of the parts that are an allOf themselves, in order. A part to which several refer counts once.
    private static IEnumerable<Schema> Parts(Schema schema, Func<string, Schema?> find)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Schema>(schema.AllOf.Reverse());
        while (open.Count > 0)
        {
            if (Resolve(open.Pop(), find, visited) is not { } part) continue;
            yield return part.AllOf.Count == 0 ? part : part with { AllOf = default };
            for (var i = part.AllOf.Count - 1; i >= 0; i--) open.Push(part.AllOf[i]);
        }
    }

    private static Schema? Resolve(Schema part, Func<string, Schema?> find, HashSet<string> visited)
    {
        while (part.Reference is { } name)
        {
            if (!visited.Add(name) || find(name) is not { } target) return null;
            part = target;
        }
        return part;
    }

    private static Schema Join(Schema first, Schema second, MergedMembers members, MergeFindings findings)
    {
        var number = first.Number is null ? second.Number : second.Number is null ? first.Number : Both(first.Number, second.Number, findings);
        var contradicted = members.Add(second);
        var joined = first with
        {
            Title = first.Title ?? second.Title,
            Description = first.Description ?? second.Description,
            Default = first.Default ?? second.Default,
            Deprecated = first.Deprecated || second.Deprecated,
            IsPartial = first.IsPartial || second.IsPartial,
            Nothing = first.Nothing || second.Nothing,
            Kinds = first.Kinds == JsonKinds.None ? second.Kinds : second.Kinds == JsonKinds.None ? first.Kinds : Common(first.Kinds, second.Kinds),
            Format = BothFormats(first.Format, second.Format, findings),
            String = Both(first.String, second.String, findings),
            Number = number,
            Enum = first.Enum.Count == 0 ? second.Enum : second.Enum.Count == 0 ? first.Enum : first.Enum.Intersect(second.Enum, StringComparer.Ordinal).ToEquatableArray(),
            PropertiesCount = Both(first.PropertiesCount, second.PropertiesCount),
            Items = Both(first.Items, second.Items),
            ItemsCount = Both(first.ItemsCount, second.ItemsCount),
            UniqueItems = first.UniqueItems || second.UniqueItems,
            OneOf = Pairs(first.OneOf, second.OneOf, "oneOf", findings),
            AnyOf = Pairs(first.AnyOf, second.AnyOf, "anyOf", findings),
            Not = first.Not is null ? second.Not : second.Not is null ? first.Not : Either(first.Not, second.Not),
        };
        if (MergeContradictions.Find(first, second, joined, contradicted) is { } why) findings.Contradict(why);
        return MergeContradictions.LeavesNothing(first, joined) ? joined with { Nothing = true } : joined;
    }

    // One case of each of two unions: one of all pairs.
    private static EquatableArray<Schema> Pairs(EquatableArray<Schema> first, EquatableArray<Schema> second, string keyword, MergeFindings findings)
    {
        if (first.Count == 0 || second.Count == 0) return first.Count == 0 ? second : first;
        if (first.Equals(second)) return first;
        if (first.Count * second.Count > MaxPairs)
        {
            findings.LeaveOut(keyword, " twice in an allOf, with so many cases; the first one is used");
            return first;
        }
        var pairs = first.SelectMany(a => second.Where(b => Overlap(a, b)).Select(b => Both(a, b)!)).ToEquatableArray();
        if (pairs.Count > 0) return pairs;
        findings.Contradict($"has parts of which no case of one '{keyword}' has a type of a case of the other; no value fits all of them");
        return new EquatableArray<Schema>([first[0] with { Nothing = true }]);
    }

    private static bool Overlap(Schema first, Schema second) =>
        first.Kinds == JsonKinds.None || second.Kinds == JsonKinds.None || Common(first.Kinds, second.Kinds) != JsonKinds.None;

    /// <summary>A schema of the values that fit both.</summary>
    public static Schema? Both(Schema? first, Schema? second) => first is null ? second : second is null || first.Equals(second) ? first
        : new Schema { Location = first.Location, AllOf = new EquatableArray<Schema>([.. PartsOf(first, first.AllOf, s => new Schema { Location = s.Location, AllOf = s.AllOf }), second]) };

    // A schema of the values that fit either.
    private static Schema Either(Schema first, Schema second) =>
        new() { Location = first.Location, AnyOf = new EquatableArray<Schema>([.. PartsOf(first, first.AnyOf, s => new Schema { Location = s.Location, AnyOf = s.AnyOf }), second]) };

    // What was joined before gets one more part, instead of becoming a part: a thousand schemas are no thousand levels.
    private static IEnumerable<Schema> PartsOf(Schema joined, EquatableArray<Schema> parts, Func<Schema, Schema> join) =>
        parts.Count > 1 && ReferenceEquals(parts[0].Location, joined.Location) && joined.Equals(join(joined)) ? parts : [joined];

    /// <summary>The kinds that both allow: a number allows integers, too.</summary>
    public static JsonKinds Common(JsonKinds first, JsonKinds second)
    {
        var common = first & second;
        if ((first & JsonKinds.Number) != 0 && (second & JsonKinds.Integer) != 0) common |= JsonKinds.Integer;
        if ((second & JsonKinds.Number) != 0 && (first & JsonKinds.Integer) != 0) common |= JsonKinds.Integer;
        return common;
    }

    // A rule has one format, and one that is not checked says nothing.
    private static string? BothFormats(string? first, string? second, MergeFindings findings)
    {
        if (first is null || second is null || first == second || !Formats.IsChecked(second)) return first ?? second;
        if (Formats.IsChecked(first)) findings.LeaveOut("format", $" for '{first}' and '{second}' in one allOf; the first one is used");
        return Formats.IsChecked(first) ? first : second;
    }

    private static StringConstraints? Both(StringConstraints? first, StringConstraints? second, MergeFindings findings) => first is null ? second : second is null ? first
        : new StringConstraints(Larger(first.MinLength, second.MinLength), Smaller(first.MaxLength, second.MaxLength), BothPatterns(first.Pattern, second.Pattern, findings));

    // Both patterns may match anywhere in the string.
    private static string? BothPatterns(string? first, string? second, MergeFindings findings)
    {
        if (first is null || second is null || first == second) return first ?? second;
        if (first.Length < MaxPatterns * BothStart.Length || CountOf(first, BothStart) < MaxPatterns) return $@"{BothStart}{first}))[\s\S]*?(?:{second})";
        findings.LeaveOut("pattern", $" in more than {MaxPatterns} parts of one allOf; the first ones are used");
        return first;
    }

    private static int CountOf(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal)) count++;
        return count;
    }

    private static NumberConstraints Both(NumberConstraints first, NumberConstraints second, MergeFindings findings) => new(
        Tighter(first.Minimum, second.Minimum, larger: true), Tighter(first.ExclusiveMinimum, second.ExclusiveMinimum, larger: true),
        Tighter(first.Maximum, second.Maximum, larger: false), Tighter(first.ExclusiveMaximum, second.ExclusiveMaximum, larger: false),
        MultipleOfBoth(first.MultipleOf, second.MultipleOf, findings));

    private static string? MultipleOfBoth(string? first, string? second, MergeFindings findings)
    {
        if (first is null || second is null) return first ?? second;
        if (CommonMultiple.Of(first, second) is { } both) return both;
        findings.LeaveOut("multipleOf", $" for {first} and {second} in one allOf; the first one is used");
        return first;
    }

    private static string? Tighter(string? first, string? second, bool larger)
    {
        if (first is null || second is null) return first ?? second;
        return ExactNumber.Compare(first, second) >= 0 == larger ? first : second;
    }

    private static CountConstraints? Both(CountConstraints? first, CountConstraints? second) => first is null ? second : second is null ? first
        : new CountConstraints(Larger(first.Min, second.Min), Smaller(first.Max, second.Max));

    private static int? Larger(int? first, int? second) => first is null ? second : second is null ? first : Math.Max(first.Value, second.Value);

    private static int? Smaller(int? first, int? second) => first is null ? second : second is null ? first : Math.Min(first.Value, second.Value);
}
