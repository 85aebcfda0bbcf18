namespace LosantGen.Planning.Shapes;

/// <summary>Creates unions from cases: nested unions are flattened, and cases with a common C# type are merged.</summary>
internal sealed class UnionMerger(ShapeInterner interner, Func<Shape> any, Action<Schema, string> reportUnchecked)
{
    public Shape Union(List<Shape> cases, bool exactlyOne, Schema source)
    {
        if (cases.Any(c => c is AnyShape)) return any();
        var scalars = cases.Where(c => c is ScalarShape or EnumShape).ToList();
        if (scalars.Count > 1)
        {
            var at = cases.FindIndex(c => c is ScalarShape or EnumShape);
            cases = cases.Where(c => c is not (ScalarShape or EnumShape)).ToList();
            cases.Insert(Math.Min(at, cases.Count), MergeScalars(scalars, exactlyOne, source));
        }
        var lists = cases.OfType<ListShape>().ToList();
        if (lists.Count > 1) cases = cases.Where(c => c is not ListShape).Append(MergeLists(lists, exactlyOne, source)).ToList();
        if (cases.Count == 1) return cases[0];
        var objects = cases.OfType<ObjectShape>().ToList();
        if (objects.Count == cases.Count && objects.All(o => interner.DifferInRequired(o, objects[0]))) return OneOfSets(objects, exactlyOne, source);
        return OneOf(cases, exactlyOne, source);
    }

    private Shape OneOf(List<Shape> cases, bool exactlyOne, Schema source) =>
        interner.Intern(new UnionShape(interner.NewId()) { Cases = cases, ExactlyOne = exactlyOne }, source);

    private Shape MergeScalars(List<Shape> scalars, bool exactlyOne, Schema source)
    {
        if (scalars.All(s => s is EnumShape))
        {
            var values = scalars.Cast<EnumShape>().SelectMany(e => e.Values.Distinct(StringComparer.Ordinal)).GroupBy(v => v, StringComparer.Ordinal);
            // If exactly one case must fit, a value that fits two cases is not valid.
            var fitting = values.Where(t => !exactlyOne || t.Count() == 1).Select(t => t.Key).ToEquatableArray();
            if (fitting.Count > 0) return interner.Intern(new EnumShape(interner.NewId()) { Values = fitting }, source);
        }
        var kinds = JsonKinds.None;
        foreach (var scalar in scalars) kinds |= scalar is ScalarShape s ? s.Kinds : JsonKinds.String;
        return interner.Intern(new ScalarShape(interner.NewId()) { Kinds = kinds, Alternatives = scalars, ExactlyOne = exactlyOne }, source);
    }

    // Lists differ only in their items, for which a reader would have to look ahead, so they become one list.
    private Shape MergeLists(List<ListShape> lists, bool exactlyOne, Schema source)
    {
        var found = new UnionCases();
        foreach (var list in lists) found.Add(list.Item.Shape);
        var items = found.All;
        // If a reader cannot distinguish the items, all lists must be checked to find the one that fits.
        var alternatives = lists.All(l => l.Item.Shape is ScalarShape or EnumShape or ObjectShape) || lists.All(l => l.Item.Shape is ScalarShape or EnumShape or AnyShape) ? lists : [];
        if (alternatives.Count == 0) reportUnchecked(source, " of arrays whose items are arrays, maps or unions; each item is checked, and not that all items and their number fit the same case");
        // To check a list against each of them, every one of their objects needs a type, also where they differ only in what is required.
        var item = items.Count == 1 ? items[0] : items.All(i => i is ObjectShape) ? OneOf(items, exactlyOne: false, source) : Union(items, exactlyOne: false, source);
        return interner.Intern(
            new ListShape(interner.NewId())
            {
                Item = new ShapeUse(item, lists.Any(l => l.Item.Nullable)),
                Count = lists.All(l => l.Count == lists[0].Count) ? lists[0].Count : null,
                Unique = lists.All(l => l.Unique),
                Alternatives = alternatives,
                ExactlyOne = exactlyOne && alternatives.Count > 0,
            },
            source);
    }

    // Cases that differ only in their required members: one class, which checks them.
    private Shape OneOfSets(List<ObjectShape> objects, bool exactlyOne, Schema source)
    {
        var first = objects[0];
        var always = new HashSet<string>(first.Members.Where(m => objects.All(o => o.Member(m.Name)!.Required)).Select(m => m.Name), StringComparer.Ordinal);
        return interner.Intern(
            new ObjectShape(interner.NewId())
            {
                Members = first.Members.Select(m => m with { Required = always.Contains(m.Name) }).ToList(),
                Map = first.Map,
                IsClosed = first.IsClosed,
                RequiredUndeclared = first.RequiredUndeclared,
                Forbidden = first.Forbidden,
                Count = first.Count,
                RequiredSets = objects.Select(o => o.Members.Where(m => m.Required && !always.Contains(m.Name)).Select(m => m.Name).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray()).ToEquatableArray(),
                ExactlyOneSet = exactlyOne,
            },
            source);
    }
}
