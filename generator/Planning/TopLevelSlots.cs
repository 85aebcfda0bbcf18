using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>
/// Types of whole bodies. There, a schema file is its own type even if it is a list or a map, or a twin of another file.
/// </summary>
internal sealed class TopLevelSlots(ShapeTable table, SlotPlanner slots, TypeNames names, ReachedTypes types)
{
    public Slot Of(Schema schema)
    {
        var use = table.Of(schema);
        var slot = slots.Of(use);
        var shape = table.Resolve(use.Shape);
        if (schema.Reference is not { } name || !HasType(shape) || !names.TryGetPublished(name, out var type)) return slot;
        return slot.Kind is SlotKind.List or SlotKind.Map
            ? new Slot(SlotKind.Class) { Type = type, Nullable = slot.Nullable }
            : slot with { Type = type, Limits = types.LimitsOf(type, shape) };
    }

    public static bool HasType(Shape shape) => shape is ObjectShape or EnumShape or UnionShape or ListShape or MapShape;
}
