using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>
/// The C# of slots: their types, and the codecs of the runtime that read and write them. <c>Rt::</c>, <c>Sys::</c> and the like
/// are aliases at the head of every file; a name behind an alias cannot be mistaken for one of the consumer's.
/// </summary>
internal static class CSharpType
{
    public const string Json = "Sys::Text.Json.JsonElement";
    public const string Scalar = "Lo::JsonScalar";

    /// <summary>The type, with <c>?</c> where the schema allows null.</summary>
    public static string Of(Slot slot) => slot.Nullable && !slot.HoldsNull ? Bare(slot) + "?" : Bare(slot);

    /// <summary>The type of a value that is there and not null.</summary>
    public static string Bare(Slot slot) => slot.Kind switch
    {
        SlotKind.String => "string",
        SlotKind.Integer => "long",
        SlotKind.Number => "double",
        SlotKind.Boolean => "bool",
        SlotKind.DateTime => "Sys::DateTimeOffset",
        SlotKind.Scalar => Scalar,
        SlotKind.Enum or SlotKind.Class or SlotKind.Union => slot.Type!,
        SlotKind.List => $"Col::IReadOnlyList<{Of(slot.Item!)}>",
        SlotKind.Map => $"Col::IReadOnlyDictionary<string, {Of(slot.Item!)}>",
        SlotKind.Upload => "Lo::LosantUpload",
        _ => Json,
    };

    /// <summary>What reads and writes values of <see cref="Of"/>.</summary>
    public static string Codec(Slot slot)
    {
        if (!slot.Nullable || slot.HoldsNull) return BareCodec(slot);
        return $"Rt::{(slot.IsStruct ? "NullableJson" : "OrNullJson")}<{Bare(slot)}, {BareCodec(slot)}>";
    }

    /// <summary>What reads and writes values of <see cref="Bare"/>.</summary>
    public static string BareCodec(Slot slot) => slot.Kind switch
    {
        SlotKind.String => "Rt::StringJson",
        SlotKind.Integer => "Rt::Int64Json",
        SlotKind.Number => "Rt::DoubleJson",
        SlotKind.Boolean => "Rt::BooleanJson",
        SlotKind.DateTime => "Rt::DateTimeJson",
        SlotKind.Scalar => "Rt::ScalarJson",
        SlotKind.Enum or SlotKind.Class or SlotKind.Union => slot.Limits is { } limits ? slot.Type + "." + limits : slot.Type!,
        SlotKind.List => $"Rt::ListJson<{Of(slot.Item!)}, {Codec(slot.Item!)}>",
        SlotKind.Map => $"Rt::MapJson<{Of(slot.Item!)}, {Codec(slot.Item!)}, {Keys(slot)}>",
        _ => "Rt::ElementJson",
    };

    public static string Keys(Slot map) => map.Keys is { } keys ? "LosantKeys." + keys.Name : "Rt::AnyKey";

    public static string Rule(RulePlan rule) => "LosantRules." + rule.Name;
}
