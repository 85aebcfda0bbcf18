using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Model;

namespace LosantGen.Planning;

// Unions: nested ones are flattened, null is taken out, and cases that one C# type holds become one.
internal sealed partial class ShapeTable
{
    private static readonly Schema Nothing = new() { Location = SourceLocation.StartOf("") };

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
            AddCase(cases, use.Shape, ref nullable);
        }
        return cases.Count switch
        {
            0 => new ShapeUse(Any(), nullable),
            1 => new ShapeUse(cases[0], nullable),
            _ => new ShapeUse(Union(cases, exactlyOne, schema), nullable),
        };
    }

    // What stands beside a oneOf holds for each of its cases; null where nothing does.
    private static Schema? SiblingsOf(Schema schema)
    {
        var siblings = schema with { OneOf = default, AnyOf = schema.OneOf.Count > 0 ? schema.AnyOf : default, Title = null, Description = null, Default = null, Deprecated = false, IsPartial = false };
        return siblings.Equals(Nothing with { Location = schema.Location, Kinds = schema.Kinds }) ? null : siblings;
    }

    private static Schema With(Schema siblings, Schema item) =>
        new() { Location = item.Location, Title = item.Title, Description = item.Description, AllOf = new EquatableArray<Schema>([item, siblings]) };

    private static void AddCase(List<Shape> cases, Shape shape, ref bool nullable)
    {
        switch (shape)
        {
            case UnionShape union:
                foreach (var inner in union.Cases) AddCase(cases, inner, ref nullable);
                break;
            default:
                if (!cases.Contains(shape)) cases.Add(shape);
                break;
        }
    }

    private Shape Union(List<Shape> cases, bool exactlyOne, Schema source)
    {
        if (cases.Any(c => c is AnyShape)) return Any();
        var scalars = cases.Where(c => c is ScalarShape or EnumShape).ToList();
        if (scalars.Count > 1)
        {
            var merged = MergeScalars(scalars, exactlyOne, source);
            var at = cases.FindIndex(scalars.Contains);
            cases = cases.Where(c => !scalars.Contains(c)).ToList();
            cases.Insert(Math.Min(at, cases.Count), merged);
        }
        var lists = cases.OfType<ListShape>().ToList();
        if (lists.Count > 1)
        {
            // Lists tell themselves apart by their items only, which a reader would have to look ahead for: one list of either.
            var nullable = lists.Any(l => l.Item.Nullable);
            var items = new List<Shape>();
            foreach (var list in lists) AddCase(items, list.Item.Shape, ref nullable);
            var item = items.Count == 1 ? items[0] : Union(items, exactlyOne: false, source);
            var count = lists.All(l => l.Count == lists[0].Count) ? lists[0].Count : null;
            var unique = lists.All(l => l.Unique);
            // Which of the lists it is can only be seen by trying, where their items are told apart by more than a reader sees.
            var alternatives = lists.All(l => l.Item.Shape is ScalarShape or EnumShape or ObjectShape) ? lists : [];
            var one = Intern(new ListShape { Item = new ShapeUse(item, nullable), Count = count, Unique = unique, Alternatives = alternatives, ExactlyOne = exactlyOne && alternatives.Count > 0 }, source);
            cases = cases.Where(c => c is not ListShape).Append(one).ToList();
        }
        if (cases.Count == 1) return cases[0];
        var objects = cases.OfType<ObjectShape>().ToList();
        if (objects.Count == cases.Count && objects.All(o => ShapeEquality.Exact.DifferInRequired(o, objects[0]))) return OneOfSets(objects, exactlyOne, source);
        return Intern(new UnionShape { Cases = cases, ExactlyOne = exactlyOne }, source);
    }

    // "This must be there, or that": one class, which checks it.
    private Shape OneOfSets(List<ObjectShape> objects, bool exactlyOne, Schema source)
    {
        var first = objects[0];
        var always = first.Members.Where(m => objects.All(o => o.Members.First(other => other.Name == m.Name).Required)).Select(m => m.Name).ToList();
        return Intern(new ObjectShape
        {
            Members = first.Members.Select(m => m with { Required = always.Contains(m.Name) }).ToList(),
            Map = first.Map,
            IsClosed = first.IsClosed,
            RequiredUndeclared = first.RequiredUndeclared,
            Count = first.Count,
            RequiredSets = objects.Select(o => o.Members.Where(m => m.Required && !always.Contains(m.Name)).Select(m => m.Name).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray()).ToEquatableArray(),
            ExactlyOneSet = exactlyOne,
        }, source);
    }

    private Shape MergeScalars(List<Shape> scalars, bool exactlyOne, Schema source)
    {
        if (scalars.All(s => s is EnumShape))
        {
            var texts = scalars.Cast<EnumShape>().SelectMany(e => e.Values.Distinct(StringComparer.Ordinal)).GroupBy(v => v, StringComparer.Ordinal).ToList();
            // Where one case only may fit, a text of two cases fits none.
            var fitting = exactlyOne && texts.Any(t => t.Count() == 1) ? texts.Where(t => t.Count() == 1) : texts;
            return Enum(fitting.Select(t => t.Key).ToEquatableArray(), source);
        }
        var kinds = JsonKinds.None;
        foreach (var scalar in scalars) kinds |= scalar is ScalarShape s ? s.Kinds : JsonKinds.String;
        return Intern(new ScalarShape { Kinds = kinds, Alternatives = scalars, ExactlyOne = exactlyOne }, source);
    }
}
