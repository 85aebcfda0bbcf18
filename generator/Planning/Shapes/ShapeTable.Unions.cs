namespace LosantGen.Planning.Shapes;

// Choices: null is taken out of them, and what stands beside them holds for each of their cases.
internal sealed partial class ShapeTable
{
    /// <summary>
    /// The cases of a union, those of a union within it that only shows once it is resolved among them. A union may be a
    /// case of itself, which adds nothing.
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
            // Two cases that begin with the same token and are no objects cannot be told apart; the first stands for both.
            var isTaken = cases.Contains(item) || cases.Any(c => item is ListShape ? c is ListShape : item is ScalarShape or EnumShape && c is ScalarShape or EnumShape);
            if (item is not AnyShape && !isTaken) cases.Add(item);
        }
    }

    private ShapeUse OfUnion(Schema schema)
    {
        // What two cases have in common may be no more than what was left out of them.
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
            // What may fit several inside may do so outside.
            if (use.Shape is UnionShape { ExactlyOne: false } inner && inner.Cases.Count(c => c is ObjectShape or MapShape) > 1) exactlyOne = false;
            UnionMerger.AddCase(cases, use.Shape);
        }
        return OneOf(cases, nullable, exactlyOne, schema);
    }

    // What stands beside a oneOf holds for each of its cases; null where nothing does.
    private static Schema? SiblingsOf(Schema schema)
    {
        var siblings = schema with { OneOf = default, AnyOf = schema.OneOf.Count > 0 ? schema.AnyOf : default, Title = null, Description = null, Default = null, Deprecated = false };
        return SaysNothing(siblings) ? null : siblings;
    }

    private static Schema With(Schema siblings, Schema item) =>
        new() { Location = item.Location, Title = item.Title, Description = item.Description, AllOf = new EquatableArray<Schema>([item, siblings]) };
}
