using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>Collects the rules that the planned types and parameters use, each once.</summary>
internal sealed class RuleCollector
{
    private readonly HashSet<RulePlan> _rules = [];
    private readonly HashSet<KeyPlan> _keys = [];

    public static RulesPlan Of(IEnumerable<TypePlan> types, IEnumerable<ResourcePlan> resources)
    {
        var collector = new RuleCollector();
        foreach (var type in types)
        {
            switch (type)
            {
                case ClassPlan c:
                    collector.Add(c);
                    foreach (var variant in c.Variants) collector.Add(variant);
                    break;
                case UnionPlan u:
                    collector.Add(u);
                    foreach (var variant in u.Variants) collector.Add(variant);
                    break;
                case RootListPlan list:
                    collector.Add(list.TypeRef);
                    break;
                case RootMapPlan map:
                    collector.Add(map.TypeRef);
                    break;
            }
        }
        foreach (var parameter in resources.SelectMany(r => r.Actions).SelectMany(a => a.Parameters)) collector.Add(parameter.TypeRef);
        return new RulesPlan(
            collector._rules.OrderBy(r => r.Name, StringComparer.Ordinal).ToEquatableArray(),
            collector._keys.OrderBy(k => k.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    private void Add(ClassPlan plan)
    {
        foreach (var member in plan.Members) Add(member.TypeRef);
        Add(plan.Map);
    }

    private void Add(UnionPlan plan)
    {
        foreach (var item in plan.Cases) Add(item.TypeRef);
        foreach (var overlap in plan.OverlappingCases) Add(overlap);
        foreach (var names in plan.Discriminator?.Names ?? default) Add(names.Rule);
    }

    private void Add(TypeRef? typeRef)
    {
        if (typeRef is null) return;
        Add(typeRef.Rule);
        if (typeRef.Keys is { } keys)
        {
            _keys.Add(keys);
            Add(keys.Rule);
        }
        Add(typeRef.Item);
        foreach (var overlap in typeRef.OverlappingCases) Add(overlap);
    }

    private void Add(RulePlan? rule)
    {
        if (rule is not null) _rules.Add(rule);
    }
}
