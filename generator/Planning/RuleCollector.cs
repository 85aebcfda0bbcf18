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
                    foreach (var limits in c.Limits) collector.Add(limits);
                    break;
                case UnionPlan u:
                    collector.Add(u);
                    foreach (var limits in u.Limits) collector.Add(limits);
                    break;
                case RootListPlan list:
                    collector.Add(list.Slot);
                    break;
                case RootMapPlan map:
                    collector.Add(map.Slot);
                    break;
            }
        }
        foreach (var parameter in resources.SelectMany(r => r.Actions).SelectMany(a => a.Parameters)) collector.Add(parameter.Slot);
        return new RulesPlan(
            collector._rules.OrderBy(r => r.Name, StringComparer.Ordinal).ToEquatableArray(),
            collector._keys.OrderBy(k => k.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    private void Add(ClassPlan plan)
    {
        foreach (var member in plan.Members) Add(member.Slot);
        Add(plan.Map);
    }

    private void Add(UnionPlan plan)
    {
        foreach (var item in plan.Cases) Add(item.Slot);
        foreach (var rival in plan.Rivals) Add(rival);
        foreach (var names in plan.Choice?.Names ?? default) Add(names.Rule);
    }

    private void Add(Slot? slot)
    {
        if (slot is null) return;
        Add(slot.Rule);
        if (slot.Keys is { } keys)
        {
            _keys.Add(keys);
            Add(keys.Rule);
        }
        Add(slot.Item);
        foreach (var rival in slot.Rivals) Add(rival);
    }

    private void Add(RulePlan? rule)
    {
        if (rule is not null) _rules.Add(rule);
    }
}
