using System.Runtime.CompilerServices;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// The C# of type references: their types, and the runtime codecs that read and write them. <c>Rt::</c>, <c>Sys::</c> and the other
/// aliases are declared at the top of every file; a name behind an alias cannot be confused with one of the consumer's.
/// </summary>
internal static class CSharpType
{
    /// <summary>What is kept as it was read: undeclared members, and what fits no case.</summary>
    public const string Json = "Sys::Text.Json.JsonElement";
    public const string Scalar = "Lo::JsonScalar";

    /// <summary>The type, with <c>?</c> where the schema allows null.</summary>
    public static string Of(TypeRef typeRef) => typeRef.Nullable && !typeRef.HoldsNull ? Bare(typeRef) + "?" : Bare(typeRef);

    /// <summary>The type of a value that is present and not null.</summary>
    public static string Bare(TypeRef typeRef) => typeRef.Kind switch
    {
        TypeRefKind.String => "string",
        TypeRefKind.Integer => "long",
        TypeRefKind.Number => "double",
        TypeRefKind.Boolean => "bool",
        TypeRefKind.DateTime => "Sys::DateTimeOffset",
        TypeRefKind.Date => "Sys::DateOnly",
        TypeRefKind.Instant => "Lo::LosantInstant",
        TypeRefKind.Scalar => Scalar,
        TypeRefKind.Enum or TypeRefKind.Class or TypeRefKind.Union => typeRef.Type!,
        TypeRefKind.List => $"Col::IReadOnlyList<{Of(typeRef.Item!)}>",
        TypeRefKind.Map => $"Col::IReadOnlyDictionary<string, {Of(typeRef.Item!)}>",
        TypeRefKind.Upload => "Lo::LosantUpload",
        _ => "Lo::JsonAny",
    };

    /// <summary>The codec for values of <see cref="Of"/>.</summary>
    public static string Codec(TypeRef typeRef)
    {
        if (!typeRef.Nullable || typeRef.HoldsNull) return BareCodec(typeRef);
        return $"Rt::{(typeRef.IsStruct ? "NullableValueCodec" : "NullableCodec")}<{Bare(typeRef)}, {BareCodec(typeRef)}>";
    }

    /// <summary>The codec for values of <see cref="Bare"/>.</summary>
    public static string BareCodec(TypeRef typeRef) => typeRef.Kind switch
    {
        TypeRefKind.String => "Rt::StringCodec",
        TypeRefKind.Integer => "Rt::Int64Codec",
        TypeRefKind.Number => "Rt::DoubleCodec",
        TypeRefKind.Boolean => "Rt::BooleanCodec",
        TypeRefKind.DateTime => "Rt::DateTimeCodec",
        TypeRefKind.Date => "Rt::DateCodec",
        TypeRefKind.Instant => "Rt::InstantCodec",
        _ when typeRef.RefusesNull => $"Rt::NotNullCodec<{Bare(typeRef)}, {BareCodec(typeRef with { RefusesNull = false })}>",
        TypeRefKind.Scalar => "Rt::ScalarCodec",
        TypeRefKind.Enum or TypeRefKind.Class or TypeRefKind.Union => typeRef.Variant is { } limits ? typeRef.Type + "." + limits : typeRef.Type!,
        TypeRefKind.List => $"Rt::ListCodec<{Of(typeRef.Item!)}, {Codec(typeRef.Item!)}>",
        TypeRefKind.Map => $"Rt::MapCodec<{Of(typeRef.Item!)}, {Codec(typeRef.Item!)}, {Keys(typeRef)}>",
        _ => "Rt::AnyCodec",
    };

    /// <summary>The codec for a list that is a page.</summary>
    public static string PageCodec(TypeRef list)
    {
        var codec = $"Rt::PageCodec<{Of(list.Item!)}, {Codec(list.Item!)}>";
        return list.Nullable ? $"Rt::NullableCodec<{Bare(list)}, {codec}>" : codec;
    }

    public static string Keys(TypeRef map) => map.Keys is { } keys ? "LosantKeys." + keys.Name : "Rt::AnyKey";

    public static string Rule(RulePlan rule) => "LosantRules." + RuleNames.GetValue(rule, static r => r.Name);

    // A name is a hash of the whole rule, which may list a thousand values and be used in as many places.
    private static readonly ConditionalWeakTable<RulePlan, string> RuleNames = new();
}
