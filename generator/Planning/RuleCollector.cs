using LosantGen.Planning.Plans;

namespace LosantGen.Planning;

/// <summary>Collects the rules of all values of which types consist and which methods take or return, each once.</summary>
internal static class RuleCollector
{
    public static RulesPlan Of(IReadOnlyCollection<TypePlan> types, IEnumerable<ResourcePlan> resources)
    {
        var (rules, keys) = (new HashSet<RulePlan>(), new HashSet<KeyPlan>());
        var open = new Stack<TypeRef>(types.SelectMany(t => t.TypeRefs).Concat(resources.SelectMany(r => r.Actions).SelectMany(a => a.TypeRefs)));
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
        rules.UnionWith(types.OfType<UnionPlan>().SelectMany(u => u.Variants.Prepend(u)).SelectMany(u => u.Discriminator?.Names ?? default).Select(n => n.Rule));
        return new RulesPlan(rules.OrderBy(r => r.Name, StringComparer.Ordinal).ToEquatableArray(), keys.OrderBy(k => k.Name, StringComparer.Ordinal).ToEquatableArray());
    }
}
