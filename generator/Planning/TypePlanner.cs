using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Diagnostics;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>Plans the type of a shape: its members and their names, its cases and how they are told apart.</summary>
internal sealed class TypePlanner(ShapeTable table, SlotPlanner slots, ISet<Shape> requests, IReadOnlyDictionary<string, string> examples, List<ReportedDiagnostic> diagnostics)
{
    public TypePlan Of(Shape shape, string name)
    {
        var doc = DocPlanner.OfType(shape, shape.Published is { } published && examples.TryGetValue(published, out var example) ? example : null);
        return shape switch
        {
            ObjectShape o => Class(o, name, doc),
            EnumShape e => new EnumPlan { Name = name, Doc = doc, Values = Values(e, new MemberNames(name, "Text", "IsKnown", "Clone", "PrintMembers"), e.Source.Place) },
            UnionShape u => Union(u, name, doc),
            ListShape list => new RootListPlan { Name = name, Doc = doc, Slot = slots.Of(new Use(list, false)) },
            MapShape map => new RootMapPlan { Name = name, Doc = doc, Slot = slots.OfMap(map) },
            _ => throw new InvalidOperationException("Only objects, enums, unions, lists and maps have a type of their own."),
        };
    }

    private ClassPlan Class(ObjectShape shape, string name, Doc doc)
    {
        var names = new MemberNames(name);
        // By name, so that which of two that collide yields does not hang on the order in the file.
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in shape.Members.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            var wanted = Identifier.Pascal(member.Name);
            given[member.Name] = names.Free(wanted, out var collided);
            if (collided) Collided(member.Source.Place, given.First(g => g.Value == wanted).Key, member.Name, wanted, given[member.Name]);
        }
        var members = new List<MemberPlan>();
        foreach (var member in shape.Members)
        {
            var slot = slots.Of(member.Use);
            members.Add(new MemberPlan
            {
                JsonName = member.Name,
                Name = given[member.Name],
                Slot = slot,
                Doc = DocPlanner.OfMember(member, slot),
                Required = member.Required,
                Constant = member.Required && !member.Use.Nullable ? ContentWords.Constant(member) : null,
                PresenceName = slot.Nullable ? names.Free("Has" + given[member.Name]) : null,
            });
        }
        return new ClassPlan
        {
            Name = name,
            Doc = doc,
            Members = members.ToEquatableArray(),
            Map = shape.Map is { } map ? slots.OfMap(map) : null,
            MapName = names.Free("Entries"),
            KeepsExtra = !shape.IsClosed && shape.Map is null or { Pattern: not null, IsClosed: false },
            ExtraName = names.Free(ClassPlan.UsualExtraName),
            RequiredUndeclared = shape.RequiredUndeclared,
            Count = shape.Count,
            IsRequest = requests.Contains(shape),
        };
    }

    private UnionPlan Union(UnionShape shape, string name, Doc doc)
    {
        var names = new MemberNames(name, "Match", "Switch", "Unknown", "Value");
        var cases = table.CasesOf(shape);
        var plans = cases.Select(c => slots.Of(new Use(c, false))).Select(slot => new CasePlan(CaseName(slot, names), slot)).ToList();
        var objects = cases.Where(c => c is ObjectShape or MapShape).ToList();
        var known = cases.OfType<EnumShape>().FirstOrDefault();
        return new UnionPlan
        {
            Name = name,
            Doc = doc,
            Cases = plans.ToEquatableArray(),
            Values = known is null ? default : Values(known, names, shape.Source.Place),
            Choice = objects.Count > 1 ? ChoicePlanner.Of(objects) : null,
            HasRivals = objects.Where((first, i) => objects.Skip(i + 1).Any(second => !ChoicePlanner.AreDisjoint(first, second))).Any(),
            ExactlyOne = shape.ExactlyOne,
        };
    }

    private static string CaseName(Slot slot, MemberNames names) => names.Free(slot.Kind switch
    {
        SlotKind.Enum or SlotKind.Class or SlotKind.Union => slot.Type!,
        SlotKind.Any => "Json",
        _ => slot.Kind.ToString(),
    });

    private EquatableArray<EnumValue> Values(EnumShape shape, MemberNames names, TextPlace place)
    {
        var texts = shape.Values.Select(ContentWords.Text).Distinct(StringComparer.Ordinal).ToList();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        // Where a value is there in capitals too, as asc and ASC, the capitals stay capitals.
        foreach (var text in texts.OrderBy(t => Identifier.Pascal(t) == Identifier.PascalOfValue(t) ? 0 : 1).ThenBy(t => t, StringComparer.Ordinal))
        {
            var wanted = Identifier.PascalOfValue(text);
            if (given.ContainsValue(wanted)) wanted = Identifier.Pascal(text);
            given[text] = names.Free(wanted, out var collided);
            if (collided) Collided(place, given.FirstOrDefault(g => g.Value == wanted).Key ?? wanted, text, wanted, given[text]);
        }
        return texts.Select(t => new EnumValue(t, given[t])).ToEquatableArray();
    }

    private void Collided(TextPlace place, string first, string second, string wanted, string given) =>
        diagnostics.Add(ReportedDiagnostic.At(place, Descriptors.NameCollision, first, second, wanted, given));
}
