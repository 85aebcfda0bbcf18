using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>
/// Types of whole bodies. There, a schema file is its own type even if it is a list or a map, or a twin of another file.
/// </summary>
internal sealed class TopLevelSlots(ShapeTable table, SlotPlanner slots, TypeNames names)
{
    public Slot Of(Schema schema)
    {
        var use = table.Of(schema);
        var slot = slots.Of(use);
        return schema.Reference is { } name && HasType(table.Resolve(use.Shape)) && names.TryGetPublished(name, out var type)
            ? slot.Kind is SlotKind.List or SlotKind.Map ? new Slot(SlotKind.Class) { Type = type, Nullable = slot.Nullable } : slot with { Type = type }
            : slot;
    }

    public static bool HasType(Shape shape) => shape is ObjectShape or EnumShape or UnionShape or ListShape or MapShape;
}
