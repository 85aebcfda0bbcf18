namespace LosantGen.Planning.Plans;

/// <summary>All C# to emit, and a names file if one is wanted.</summary>
internal sealed record Plan(EquatableArray<TypePlan> Types, EquatableArray<ResourcePlan> Resources, ClientPlan? Client, RulesPlan Rules, string? NamesFile = null)
{
    /// <summary>The types that have other names than those for which the conveniences are written.</summary>
    public EquatableArray<RenamedType> Renamed { get; init; }

    public static Plan Nothing { get; } = new(default, default, null, new RulesPlan(default, default));
}

/// <summary>The rules that types and parameters share: rules of values, and rules of keys.</summary>
internal sealed record RulesPlan(EquatableArray<RulePlan> Values, EquatableArray<KeyPlan> Keys);
