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
        var cases = new List<Shape>();
        var nullable = false;
        foreach (var item in schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf)
        {
            if (item.Kinds == JsonKinds.Null || (item.Enum.Count == 1 && item.Enum[0] == "null"))
            {
                nullable = true;
                continue;
            }
            var use = Of(siblings is null ? item : With(siblings, item));
            nullable |= use.Nullable;
            // A value that may fit several cases of the nested union may do so here.
            if (use.Shape is UnionShape { ExactlyOne: false } inner && inner.Cases.Count(c => c is ObjectShape or MapShape) > 1) exactlyOne = false;
            UnionMerger.AddCase(cases, use.Shape);
        }
        return OneOf(cases, nullable, exactlyOne, schema);
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
