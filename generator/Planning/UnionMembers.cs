using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;

namespace LosantGen.Planning;

/// <summary>Plans the members of cases that a union has too: those that all cases have, to be read; and those of a few cases that have none in common, to be set.</summary>
internal static class UnionMembers
{
    /// <summary>With more cases, nobody sees from the members which case they choose.</summary>
    private const int MaxOwnCases = 3;

    /// <summary>Adds the members to the unions among the types, and to the classes that are their cases.</summary>
    public static List<TypePlan> Of(List<TypePlan> types, KeptPlan kept)
    {
        var classes = types.OfType<ClassPlan>().ToDictionary(c => c.Name, StringComparer.Ordinal);
        var planned = types.ConvertAll(t => t is UnionPlan union ? kept.Unions.Of(t.Name, InputsOf(union, classes), Union) : t);
        var common = planned.OfType<UnionPlan>().Where(u => u.Common.Count > 0)
            .SelectMany(u => u.Cases.Select(c => (Class: c.TypeRef.Type!, Union: u))).ToLookup(p => p.Class, p => p.Union, StringComparer.Ordinal);
        return planned.ConvertAll(t => t is ClassPlan type && common.Contains(t.Name)
            ? kept.Cases.Of(t.Name, new CaseInputs(type, common[t.Name].ToEquatableArray()), Case) : t);
    }

    private static UnionInputs InputsOf(UnionPlan union, Dictionary<string, ClassPlan> classes) =>
        new(union, union.Cases.Select(c => c.TypeRef.Kind == TypeRefKind.Class && classes.TryGetValue(c.TypeRef.Type!, out var type) ? type : null).ToEquatableArray());

    private static ClassPlan Case(CaseInputs inputs) => inputs.Class with
    {
        CommonMembers = inputs.Unions.Select(u => new CommonMembers(u.Name, u.Common.Where(m => DiffersIn(inputs.Class, m)).ToEquatableArray())).ToEquatableArray(),
    };

    private static UnionPlan Union(UnionInputs inputs)
    {
        var union = inputs.Union;
        var names = new MemberNames(union.Name, "Match", "Switch", "TryGet", "TryGetUnknown", "Item", "GetEnumerator");
        foreach (var name in union.Values.Select(v => v.Name).Concat(union.Cases.SelectMany(c => new[] { "TryGet" + c.Name, "Of" + c.Name }))) names.Free(name);
        var objects = inputs.Classes.OfType<ClassPlan>().ToList();
        if (objects.Count == inputs.Classes.Count && objects.Count > 1) union = union with { Common = Common(objects).Where(m => !names.Has(m.Name)).ToEquatableArray() };
        var all = objects.SelectMany(o => o.Members.Select(m => m.Name)).ToList();
        if (objects.Count is 0 or > MaxOwnCases || all.Count != all.Distinct(StringComparer.Ordinal).Count()) return union;
        return union with { Own = inputs.Classes.Select((type, i) => type is null ? null : Own(i, type, names)).OfType<OwnCase>().ToEquatableArray() };
    }

    private static IEnumerable<UnionMember> Common(List<ClassPlan> cases)
    {
        var others = cases.Skip(1).Select(c => c.Members.ToDictionary(m => m.Name, StringComparer.Ordinal)).ToList();
        foreach (var member in cases[0].Members)
        {
            var found = others.ConvertAll(o => o.TryGetValue(member.Name, out var same) && same.JsonName == member.JsonName && HaveOneType(member, same) ? same : null);
            if (found.Contains(null)) continue;
            yield return Member(member) with { IsNullable = found.Append(member).Any(m => IsNullable(m!)) };
        }
    }

    private static OwnCase Own(int index, ClassPlan type, MemberNames names)
    {
        var constants = type.Members.Where(m => type.IsRequest && m.Constant is not null).ToList();
        return new OwnCase(
            index,
            type.Name,
            constants.Select(m => new EnumValue(m.Constant!, m.Name)).ToEquatableArray(),
            type.IsRequest && type.Members.Any(m => m.Required && m.Constant is null),
            type.Members.Where(m => !names.Has(m.Name)).Select(Member).ToEquatableArray());
    }

    private static UnionMember Member(MemberPlan member) => new(member.Name, member.TypeRef with { Nullable = false }, IsNullable(member));

    private static bool IsNullable(MemberPlan member) => !member.Required || member.TypeRef.Nullable;

    private static bool HaveOneType(MemberPlan one, MemberPlan other) => (one.TypeRef with { Nullable = false }).HasTypeOf(other.TypeRef with { Nullable = false });

    // A property that is never null implements one that may be, unless its type is a struct.
    private static bool DiffersIn(ClassPlan type, UnionMember member) => member is { IsNullable: true, TypeRef.IsStruct: true } && !IsNullable(type.Members.First(m => m.Name == member.Name));
}

/// <summary>All that the members follow from that a union has of its cases: the union, and the class of each case that is one.</summary>
internal sealed record UnionInputs(UnionPlan Union, EquatableArray<ClassPlan?> Classes);

/// <summary>All that a class follows from that is a case: the class, and the unions that have members of their cases.</summary>
internal sealed record CaseInputs(ClassPlan Class, EquatableArray<UnionPlan> Unions);
