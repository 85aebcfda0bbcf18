using LosantGen.Planning.Plans;

namespace LosantGen.Planning;

/// <summary>Collects the rules of all values of which types consist and which methods take or return, each once.</summary>
internal static class RuleCollector
{
    public static RulesPlan Of(IReadOnlyCollection<TypePlan> types, IReadOnlyCollection<ResourcePlan> resources, KeptPlan kept)
    {
        // Most rules are one object wherever they are.
        var (rules, keys) = (new HashSet<RulePlan>(SameObject<RulePlan>.Instance), new HashSet<KeyPlan>(SameObject<KeyPlan>.Instance));
        foreach (var found in types.Select(t => kept.RulesOfTypes.Of(t.Name, t, Of)).Concat(resources.Select(r => kept.RulesOfResources.Of(r.ClassName, r, Of))))
        {
            foreach (var rule in found.Values) rules.Add(rule);
            foreach (var key in found.Keys) keys.Add(key);
        }
        return new RulesPlan(
            rules.Distinct().Select(r => (r.Name, Rule: r)).OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => r.Rule).ToEquatableArray(),
            keys.Distinct().Select(k => (k.Name, Key: k)).OrderBy(k => k.Name, StringComparer.Ordinal).Select(k => k.Key).ToEquatableArray());
    }

    private static RulesPlan Of(TypePlan type) => Of(type.TypeRefs, (type as UnionPlan)?.Variants.Prepend((UnionPlan)type).SelectMany(u => u.Discriminator?.Names ?? default).Select(n => n.Rule) ?? []);

    private static RulesPlan Of(ResourcePlan resource) => Of(resource.Actions.SelectMany(a => a.TypeRefs), []);

    private static RulesPlan Of(IEnumerable<TypeRef> types, IEnumerable<RulePlan> others)
    {
        var (rules, keys) = (new HashSet<RulePlan>(others), new HashSet<KeyPlan>());
        var open = new Stack<TypeRef>(types);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (type.Rule is { } rule) rules.Add(rule);
            if (type.WrappedRule is { } wrapped) rules.Add(wrapped);
            if (type.Keys is { } key) keys.Add(key);
            foreach (var pattern in type.ByPattern)
            {
                if (pattern.Rule is { } ofPattern) rules.Add(ofPattern);
            }
            foreach (var part in type.Parts) open.Push(part);
        }
        rules.UnionWith(keys.Select(k => k.Rule).OfType<RulePlan>());
        return new RulesPlan(rules.ToEquatableArray(), keys.ToEquatableArray());
    }
}
