using LosantGen.Diagnostics;

namespace LosantGen.Planning.Shapes;

// Unions: null is removed from them, and the keywords beside them apply to each of their cases.
internal sealed partial class ShapeTable
{
    /// <summary>
    /// The cases of a union, including those of a nested union that is found only when a reference is resolved. A union may be a
    /// case of itself, which adds no case.
    /// </summary>
    public List<Shape> CasesOf(UnionShape union)
    {
        var cases = new UnionCases();
        var seen = new HashSet<UnionShape> { union };
        var expansion = _expansions.Begin(isNested: false);
        var (hasList, hasScalar) = (false, false);
        var open = new Stack<Shape>(union.Cases.Reverse());
        while (open.Count > 0)
        {
            var item = Resolve(open.Pop());
            if (item is UnionShape inner)
            {
                if (!seen.Add(inner)) continue;
                if (expansion.TryTakeCases(inner)) PushAll(inner.Cases);
                else _named.Report(SourceOf(union).Location, Descriptors.Limit, Limits.Cases);
                continue;
            }
            // Two cases that are not objects and begin with the same token cannot be distinguished; the first one is used for both.
            var isTaken = item is ListShape ? hasList : item is ScalarShape or EnumShape && hasScalar;
            if (item is AnyShape || isTaken) continue;
            cases.Add(item);
            hasList |= item is ListShape;
            hasScalar |= item is ScalarShape or EnumShape;
        }
        return cases.All;

        void PushAll(IReadOnlyList<Shape> items)
        {
            for (var i = items.Count - 1; i >= 0; i--) open.Push(items[i]);
        }
    }

    private ShapeUse OfUnion(Schema schema)
    {
        // Partial cases may overlap only because some of their constraints are missing.
        var exactlyOne = schema.OneOf.Count > 0 && !schema.OneOf.Any(_partial.Contains);
        var siblings = SiblingsOf(schema);
        var items = schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf;
        var uses = items.Select(item => siblings is null ? OfCase(item, schema) : Of(With(siblings, item))).Where(u => u.Shape is not AnyShape { IsNothing: true }).ToList();
        if (uses.Count == 0) return schema.Kinds == JsonKinds.None ? Never() : OfNothingLeft(schema, schema.OneOf.Count > 0 ? "'oneOf'" : "'anyOf'", "has no case of which 'type' beside it allows a value; no value fits");
        if (uses.Any(u => u.Shape is AnyShape { IsNull: false })) return OfChoice(uses, exactlyOne, schema);
        var nulls = uses.Count(u => u.Nullable);
        if (exactlyOne && nulls > 1) _named.Report(schema.Location, Descriptors.Contradiction, "'oneOf'", "has several cases that null fits; null is not valid then, because it must fit exactly one");
        var nullable = nulls == 1 || (nulls > 1 && !exactlyOne);
        var cases = new UnionCases();
        var expansion = _expansions.Begin(isNested: false);
        foreach (var shape in uses.Select(u => u.Shape).Where(s => s is not AnyShape))
        {
            // A value that may fit several cases of the nested union may do so here.
            if (shape is UnionShape { ExactlyOne: false } inner && inner.Cases.Count(c => c is ObjectShape or MapShape) > 1) exactlyOne = false;
            if (shape is UnionShape nested && !expansion.TryTakeCases(nested)) return OfTooMuch(schema, Limits.Expansion);
            if (exactlyOne && HasKnownCase(shape)) _named.Report(schema.Location, Descriptors.Contradiction, "'oneOf'", "has two cases with the same constraints; a value that fits one fits the other, and must not. They are used as one");
            cases.Add(shape);
        }
        if (cases.Count == 0) return nullable ? OnlyNull() : Never();
        return new ShapeUse(cases.Count == 1 ? cases.All[0] : _unions.Union(cases.All, exactlyOne, schema), nullable);

        bool HasKnownCase(Shape shape) => shape is UnionShape union ? union.Cases.Any(HasKnownCase) : shape is not RecursiveShape && cases.Contains(shape);
    }

    // The keywords beside a oneOf, which apply to each of its cases; null if there are none.
    private static Schema? SiblingsOf(Schema schema)
    {
        if (schema.IsOnlyUnion) return null;
        return schema with { OneOf = default, AnyOf = schema.OneOf.Count > 0 ? schema.AnyOf : default, Title = null, Description = null, Default = null, Deprecated = false };
    }

    // A type beside the cases leaves of each of them the values of this type. Most cases have no others, and stay the schemas that they are.
    private ShapeUse OfCase(Schema item, Schema schema)
    {
        var use = Of(item);
        if (schema.Kinds == JsonKinds.None) return use;
        var kinds = use.Shape is RecursiveShape ? _kinds.Of(item) : KindsOf(use);
        var others = kinds & ~((schema.Kinds & JsonKinds.Number) != 0 ? schema.Kinds | JsonKinds.Integer : schema.Kinds);
        if (others == JsonKinds.None) return use;
        return (WithIntegers(kinds) & WithIntegers(schema.Kinds)) == 0 ? Never() : Of(With(new Schema { Location = schema.Location, Kinds = schema.Kinds }, item));
    }

    private static Schema With(Schema siblings, Schema item) =>
        new() { Location = item.Location, Title = item.Title, Description = item.Description, AllOf = new EquatableArray<Schema>([item, siblings]) };
}
