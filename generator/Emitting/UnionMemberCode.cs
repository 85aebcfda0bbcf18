using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// Writes what lets a union be written and read as one of its cases: members of cases, an indexer for a map, and what collection expressions need for
/// a list.
/// </summary>
internal sealed class UnionMemberCode(CodeWriter code, UnionPlan plan, List<CaseCode> cases)
{
    /// <summary>The interface with the members that all cases have. No member can have the name.</summary>
    public const string Interface = "Of_All";

    private const string OfItems = "Of_Items";

    /// <summary>Writes the attribute with which a collection expression makes the union, if a case is a list.</summary>
    public static void Builder(CodeWriter code, UnionPlan plan)
    {
        if (plan.Cases.Any(c => c.TypeRef.Kind == TypeRefKind.List)) code.Line($"[Sys::Runtime.CompilerServices.CollectionBuilder(typeof({plan.Name}), \"{OfItems}\")]");
    }

    /// <summary>Writes an indexer. In metadata its name is Item, which a member or the type itself may have.</summary>
    public static void Indexer(CodeWriter code, string owner, string type, string get, string set, IEnumerable<string> members)
    {
        if (members.Append(owner).Contains("Item")) code.Line("[Sys::Runtime.CompilerServices.IndexerName(\"Of_Key\")]");
        code.Line($"public {type} this[string key] {{ get => {get}; set => {set}; }}\n");
    }

    /// <summary>Writes the members of a case whose types the interface does not have.</summary>
    public static void Explicit(CodeWriter code, CommonMembers union)
    {
        foreach (var member in union.Explicit) code.Line($"{CSharpType.Bare(member.TypeRef)}? {union.Union}.{Interface}.{member.Name} => {member.Name};\n");
    }

    public void Write()
    {
        var map = cases.FirstOrDefault(c => c.TypeRef.Kind == TypeRefKind.Map);
        if (plan.Own.Count > 0 || map is not null) Constructor(map is null && plan.Own.Count == 1 ? plan.Own[0] : null);
        foreach (var own in plan.Own) Own(own);
        Common();
        if (map is not null)
        {
            var value = CSharpType.Of(map.TypeRef.Item!);
            code.Line("/// <summary>An entry, if the value is a map.</summary>");
            Indexer(code, plan.Name, value, $"Case_Entry<{value}>(key)", $"Case_SetEntry<{value}>({map.Number}, key, value)", plan.Own.SelectMany(o => o.Members.Select(m => m.Name)).Concat(plan.Values.Select(v => v.Name)));
        }
        if (cases.FirstOrDefault(c => c.TypeRef.Kind == TypeRefKind.List) is not { } list) return;
        var item = CSharpType.Of(list.TypeRef.Item!);
        code.Line("/// <summary>Creates a list, for collection expressions.</summary>");
        code.Line($"public static {plan.Name} {OfItems}(Sys::ReadOnlySpan<{item}> items) => new({list.Number}, items.ToArray());");
        code.Line("/// <summary>Enumerates the items, if the value is a list.</summary>");
        code.Line($"public Col::IEnumerator<{item}> GetEnumerator() => (Case_As<{list.Type}>() ?? []).GetEnumerator();\n");
    }

    private void Constructor(OwnCase? only)
    {
        code.Line("/// <summary>Creates an empty value; the members that are set choose its case.</summary>");
        code.Line($"public {plan.Name}(){(only is null ? "" : $" : base({cases[only.Case].Number}, {New(only)})")} {{ }}\n");
    }

    private void Own(OwnCase own)
    {
        var number = cases[own.Case].Number;
        code.Line($"private {own.Type} Case_{number} => Case_Own({number}, static () => {New(own)});");
        foreach (var member in own.Members)
        {
            var value = member.IsNullable ? "value" : member.TypeRef.IsStruct ? "value.GetValueOrDefault()" : "value!";
            Property(own.Type, member, $"{{ get => Case_As<{own.Type}>()?.{member.Name}; set => Case_{number}.{member.Name} = {value}; }}");
        }
        code.Line();
    }

    private void Common()
    {
        if (plan.Common.Count == 0) return;
        using (code.Open($"internal interface {Interface}"))
        {
            foreach (var member in plan.Common) code.Line($"{CSharpType.Bare(member.TypeRef)}{(member.IsNullable ? "?" : "")} {member.Name} {{ get; }}");
        }
        foreach (var member in plan.Common) Property(plan.Cases[0].TypeRef.Type!, member, $"=> Case_As<{Interface}>()?.{member.Name};");
        code.Line();
    }

    private void Property(string type, UnionMember member, string accessors) => code
        .Line($"/// <inheritdoc cref=\"{type}.{member.Name}\"/>")
        .Line($"public {CSharpType.Bare(member.TypeRef)}? {member.Name} {accessors}");

    // The constructor that a reader uses requires no members, and has no constants.
    private static string New(OwnCase own)
    {
        var constants = string.Join(", ", own.Constants.Select(c => $"{c.Name} = {Literal.Of(c.Value)}"));
        return $"new {own.Type}({(own.HasRequired ? "false" : "")}){(own.HasRequired && constants.Length > 0 ? $" {{ {constants} }}" : "")}";
    }
}
