using System.Collections.Generic;
using System.Linq;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>Says what C# type a shape has where it is used, and what a valid value is there.</summary>
internal sealed class SlotPlanner(ShapeTable table, TypeNames names, ReachedTypes types)
{
    public Slot Of(Use use)
    {
        var slot = Of(use.Shape);
        if (!use.Nullable) return slot;
        // A JsonScalar can hold the null itself.
        return slot with { Nullable = true, Rule = slot.Kind == SlotKind.Scalar && slot.Rule is { } rule ? rule with { Kinds = rule.Kinds | JsonKinds.Null } : slot.Rule };
    }

    private Slot Of(Shape shape)
    {
        shape = table.Resolve(shape);
        return shape switch
        {
            ScalarShape scalar => OfScalar(scalar),
            EnumShape => new Slot(SlotKind.Enum) { Type = names.Of(shape) },
            ObjectShape => OfType(SlotKind.Class, shape),
            UnionShape => OfType(SlotKind.Union, shape),
            ListShape list => OfList(list),
            MapShape map => OfMap(map),
            _ => new Slot(SlotKind.Any),
        };
    }

    private Slot OfType(SlotKind kind, Shape shape)
    {
        var type = names.Of(shape);
        return new Slot(kind) { Type = type, Limits = types.LimitsOf(type, shape) };
    }

    private Slot OfList(ListShape list) => new(SlotKind.List)
    {
        Item = Of(list.Item),
        Count = list.Count,
        Unique = list.Unique,
        Rivals = list.Alternatives.Select(OfRival).ToEquatableArray(),
        ExactlyOne = list.ExactlyOne,
    };

    // An enum whose values have become part of another one has no type.
    private Slot OfRival(ListShape list)
    {
        var slot = list.Item.Shape is EnumShape texts ? new Slot(SlotKind.String) { Nullable = list.Item.Nullable, Rule = Rule(texts) } : Of(list.Item);
        return new Slot(SlotKind.List) { Item = slot, Count = list.Count, Unique = list.Unique };
    }

    public Slot OfMap(MapShape map) => new(SlotKind.Map)
    {
        Item = Of(map.Value),
        Count = map.Count,
        Keys = KeysOf(map),
    };

    public static KeyPlan? KeysOf(MapShape map) => map.Pattern is null && !map.IsClosed ? null
        : new KeyPlan(map.Pattern is null ? null : new RulePlan { Kinds = JsonKinds.String, Text = new TextLimits(null, null, map.Pattern) }, map.IsClosed);

    private static Slot OfScalar(ScalarShape scalar)
    {
        var kind = scalar.Kinds switch
        {
            JsonKinds.String => scalar.IsTime ? SlotKind.DateTime : SlotKind.String,
            JsonKinds.Integer => SlotKind.Integer,
            JsonKinds.Number or (JsonKinds.Number | JsonKinds.Integer) => SlotKind.Number,
            JsonKinds.Boolean => SlotKind.Boolean,
            _ => SlotKind.Scalar,
        };
        var rule = Rule(scalar);
        return new Slot(kind) { Rule = kind != SlotKind.DateTime && rule.SaysSomething(kind) ? rule : null };
    }

    private static RulePlan Rule(Shape shape) => shape switch
    {
        EnumShape e => new RulePlan { Kinds = JsonKinds.String, Values = e.Values },
        ScalarShape s => new RulePlan
        {
            Kinds = s.Kinds,
            Text = s.Text,
            Format = s.Format,
            Number = s.Number,
            Values = s.Values,
            Alternatives = s.Alternatives.Select(Rule).ToEquatableArray(),
            ExactlyOne = s.ExactlyOne,
            Not = s.Not is { } not ? Rule(not) : null,
        },
        _ => new RulePlan(),
    };
}
