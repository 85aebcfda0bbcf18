using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Diagnostics;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>Plans the type of a shape: its members and their names, its cases and how they are told apart.</summary>
internal sealed class TypePlanner(ShapeTable table, SlotPlanner slots, ISet<Shape> requests, IReadOnlyDictionary<string, string> examples, List<ReportedDiagnostic> diagnostics)
{
    /// <summary>The type of shapes that differ in nothing but their limits.</summary>
    public TypePlan Of(ReachedType type)
    {
        var plans = type.Shapes.Select(s => Of(s, type.Name)).ToList();
        return plans[0] switch
        {
            ClassPlan first when plans.Count > 1 => Shared(first, plans.ConvertAll(p => (ClassPlan)p)) with { IsOfFile = type.IsOfFile },
            UnionPlan first when plans.Count > 1 => first with { Limits = plans.Select(p => InOrderOf(first, (UnionPlan)p)).ToEquatableArray(), IsOfFile = type.IsOfFile },
            var only => only,
        };
    }

    private static ClassPlan Shared(ClassPlan first, List<ClassPlan> plans) => first with
    {
        Members = first.Members.Select(m => m with { Doc = DocPlanner.Common(plans.ConvertAll(p => p.Members.First(o => o.JsonName == m.JsonName).Doc)) }).ToEquatableArray(),
        IsRequest = plans.Any(p => p.IsRequest),
        Limits = plans.ToEquatableArray(),
    };

    private static UnionPlan InOrderOf(UnionPlan first, UnionPlan other) => other with
    {
        Cases = first.Cases.Select(c => other.Cases.FirstOrDefault(o => o.Slot.HasTypeOf(c.Slot)) ?? c).ToEquatableArray(),
    };

    private TypePlan Of(Shape shape, string name)
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
        var given = names.Of(shape.Members, c => Collided(c.Second.Source.Place, c.First, c.Second.Name, c.Wanted, c.Given));
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
            RequiredSets = shape.RequiredSets,
            ExactlyOneSet = shape.ExactlyOneSet,
            Count = shape.Count,
            IsRequest = requests.Contains(shape),
        };
    }

    private UnionPlan Union(UnionShape shape, string name, Doc doc)
    {
        var names = new MemberNames(name, "Match", "Switch", "Unknown", "Value", "Case", "TryGet", "TryGetUnknown");
        var cases = table.CasesOf(shape).Select(c => (Shape: c, Slot: slots.Of(new Use(c, false)))).ToList();
        // What has the same C# type is one case, whatever else tells its values apart.
        var types = new List<(Shape Shape, Slot Slot)>();
        foreach (var item in cases)
        {
            var index = types.FindIndex(t => t.Slot.HasTypeOf(item.Slot));
            if (index < 0) types.Add(item);
            else if (types[index].Slot is { Keys: { } keys } map && keys != item.Slot.Keys) types[index] = (types[index].Shape, map with { Keys = null });
        }
        var objects = types.Select(t => t.Shape).Where(IsObject).ToList();
        var choice = objects.Count > 1 || objects.Any(ChoicePlanner.IsParticular) ? ChoicePlanner.Of(objects) : null;
        if (objects.Count > ChoicePlanner.MaxCases && choice!.Teller is null)
            diagnostics.Add(ReportedDiagnostic.At(shape.Source.Place, Descriptors.UnsupportedKeyword, shape.ExactlyOne ? "oneOf" : "anyOf", $", for more than {ChoicePlanner.MaxCases} objects that no member tells apart; the others are read as unknown"));
        var rivals = cases.Where(c => IsObject(c.Shape)).ToList();
        var areDisjoint = !rivals.Where((first, i) => rivals.Skip(i + 1).Any(second => !ChoicePlanner.AreDisjoint(first.Shape, second.Shape))).Any();
        var known = cases.Select(c => c.Shape).OfType<EnumShape>().FirstOrDefault();
        var plans = types.Select(t => new CasePlan(CaseName(t.Slot, names, name), t.Slot)).ToEquatableArray();
        // A known value of an enum may be called as a method of a case is.
        foreach (var plan in plans) _ = (names.Free("TryGet" + plan.Name), names.Free("Of" + plan.Name));
        return new UnionPlan
        {
            Name = name,
            Doc = doc,
            Cases = plans,
            Values = known is null ? default : Values(known, names, shape.Source.Place),
            Choice = choice,
            Rivals = areDisjoint ? default : rivals.Select(r => r.Slot).ToEquatableArray(),
            ExactlyOne = shape.ExactlyOne,
        };
    }

    private static bool IsObject(Shape shape) => shape is ObjectShape or MapShape;

    private static string CaseName(Slot slot, MemberNames names, string union)
    {
        var wanted = Word(slot);
        // Of two lists or maps, the second says what it is made of.
        var name = slot.Item is { } item && names.Has(wanted) ? names.Free(Word(item) + wanted) : names.Free(wanted);
        return union == "TryGet" + name || union == "Of" + name ? names.Free(name + "Value") : name;
    }

    private static string Word(Slot slot) => slot.Kind switch
    {
        SlotKind.Enum or SlotKind.Class or SlotKind.Union => slot.Type!,
        SlotKind.Any => "Json",
        _ => slot.Kind.ToString(),
    };

    private EquatableArray<EnumValue> Values(EnumShape shape, MemberNames names, TextPlace place)
    {
        var texts = shape.Values.Select(ContentWords.Text).Distinct(StringComparer.Ordinal).ToList();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        // Where a value is there in capitals too, as asc and ASC, the capitals stay capitals.
        foreach (var (text, asIs, usual) in texts.Select(t => (Text: t, AsIs: Identifier.Pascal(t), Usual: Identifier.PascalOfValue(t))).OrderBy(t => t.AsIs == t.Usual ? 0 : 1).ThenBy(t => Identifier.Loss(t.Text)).ThenBy(t => t.Text, StringComparer.Ordinal))
        {
            var wanted = owners.ContainsKey(usual) ? asIs : usual;
            given[text] = names.Free(wanted, out var collided);
            if (collided) Collided(place, owners.TryGetValue(wanted, out var owner) ? owner : wanted, text, wanted, given[text]);
            if (!owners.ContainsKey(given[text])) owners.Add(given[text], text);
        }
        return texts.Select(t => new EnumValue(t, given[t])).ToEquatableArray();
    }

    private void Collided(TextPlace place, string first, string second, string wanted, string given) =>
        diagnostics.Add(ReportedDiagnostic.At(place, Descriptors.NameCollision, first, second, wanted, given));
}
