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
        var cases = new List<Shape>();
        var seen = new HashSet<UnionShape> { union };
        foreach (var item in union.Cases) Add(item);
        return cases;

        void Add(Shape item)
        {
            item = Resolve(item);
            if (item is UnionShape inner)
            {
                if (!seen.Add(inner)) return;
                foreach (var deeper in inner.Cases) Add(deeper);
                return;
            }
            // Two cases that are not objects and begin with the same token cannot be distinguished; the first one is used for both.
            var isTaken = cases.Contains(item) || cases.Any(c => item is ListShape ? c is ListShape : item is ScalarShape or EnumShape && c is ScalarShape or EnumShape);
            if (item is not AnyShape && !isTaken) cases.Add(item);
        }
    }

    private ShapeUse OfUnion(Schema schema)
    {
        // Partial cases may overlap only because some of their constraints are missing.
        var exactlyOne = schema.OneOf.Count > 0 && !schema.OneOf.Any(_partial.Contains);
        var siblings = SiblingsOf(schema);
        var items = schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf;
        var uses = items.Select(item => Of(siblings is null ? item : With(siblings, item))).Where(u => u.Shape is not AnyShape { IsNothing: true }).ToList();
        if (uses.Count == 0) return Never();
        if (uses.Any(u => u.Shape is AnyShape { IsNull: false })) return OfChoice(uses, exactlyOne, schema);
        var nulls = uses.Count(u => u.Nullable);
        if (exactlyOne && nulls > 1) _named.Report(schema.Location, Descriptors.Contradiction, "'oneOf'", "has several cases that null fits; null is not valid then, because it must fit exactly one");
        var nullable = nulls == 1 || (nulls > 1 && !exactlyOne);
        var cases = new List<Shape>();
        foreach (var shape in uses.Select(u => u.Shape).Where(s => s is not AnyShape))
        {
            // A value that may fit several cases of the nested union may do so here.
            if (shape is UnionShape { ExactlyOne: false } inner && inner.Cases.Count(c => c is ObjectShape or MapShape) > 1) exactlyOne = false;
            if (exactlyOne && shape is not RecursiveShape && cases.Contains(shape)) _named.Report(schema.Location, Descriptors.Contradiction, "'oneOf'", "has two cases with the same constraints; a value that fits one fits the other, and must not. They are used as one");
            UnionMerger.AddCase(cases, shape);
        }
        if (cases.Count == 0) return nullable ? OnlyNull() : Never();
        return new ShapeUse(cases.Count == 1 ? cases[0] : _unions.Union(cases, exactlyOne, schema), nullable);
    }

    // The keywords beside a oneOf, which apply to each of its cases; null if there are none.
    private static Schema? SiblingsOf(Schema schema)
    {
        var siblings = schema with { OneOf = default, AnyOf = schema.OneOf.Count > 0 ? schema.AnyOf : default, Title = null, Description = null, Default = null, Deprecated = false };
        return SaysNothing(siblings) ? null : siblings;
    }

    private static Schema With(Schema siblings, Schema item) =>
        new() { Location = item.Location, Title = item.Title, Description = item.Description, AllOf = new EquatableArray<Schema>([item, siblings]) };
}
