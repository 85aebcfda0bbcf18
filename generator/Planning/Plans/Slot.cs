using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>The kinds of C# type that a value can have.</summary>
internal enum SlotKind
{
    /// <summary><c>JsonElement</c>.</summary>
    Any,
    String,
    Integer,
    Number,
    Boolean,
    DateTime,

    /// <summary><c>JsonScalar</c>.</summary>
    Scalar,

    /// <summary>A generated open enum.</summary>
    Enum,

    /// <summary>A generated class.</summary>
    Class,

    /// <summary>A generated union.</summary>
    Union,
    List,
    Map,

    /// <summary>A part of a multipart body.</summary>
    Upload,
}

/// <summary>A place for a value: its C# type and what a valid value must be there.</summary>
internal sealed record Slot(SlotKind Kind)
{
    /// <summary>The generated type's name.</summary>
    public string? Type { get; init; }

    /// <summary>What, within the type, holds the limits of this place; null where the type has one set of them.</summary>
    public string? Limits { get; init; }

    public bool Nullable { get; init; }

    /// <summary>What a list or a map holds.</summary>
    public Slot? Item { get; init; }

    /// <summary>What a single value must be.</summary>
    public RulePlan? Rule { get; init; }

    public CountLimits? Count { get; init; }

    public bool Unique { get; init; }

    /// <summary>The lists of which a list must be one, where the description has several with items of their own.</summary>
    public EquatableArray<Slot> Rivals { get; init; }

    /// <summary>A list may be one of its rivals only.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>Which names a map has; null for any.</summary>
    public KeyPlan? Keys { get; init; }

    /// <summary>A struct in C#, for which absence needs <c>Nullable&lt;T&gt;</c>.</summary>
    public bool IsStruct => Kind is SlotKind.Any or SlotKind.Integer or SlotKind.Number or SlotKind.Boolean or SlotKind.DateTime or SlotKind.Scalar or SlotKind.Enum;

    /// <summary>The slot's own value may hold JSON null without being nullable in C#.</summary>
    public bool HoldsNull => Kind is SlotKind.Any or SlotKind.Scalar;

    public bool HasChecks => Rule is not null || Count is not null || Unique || Rivals.Count > 0 || Keys is { IsClosed: true }
        || Kind is SlotKind.Class or SlotKind.Union or SlotKind.Enum || (Item?.HasChecks ?? false);

    /// <summary>Whether another place has the same C# type, whatever its limits.</summary>
    public bool HasTypeOf(Slot other) => Kind == other.Kind && Type == other.Type && Nullable == other.Nullable
        && (Item is null ? other.Item is null : other.Item is not null && Item.HasTypeOf(other.Item));
}

/// <summary>The names that a map's entries have.</summary>
internal sealed record KeyPlan(RulePlan? Rule, bool IsClosed)
{
    public string Name => "K" + StableHash.Of((IsClosed ? "closed " : "open ") + Rule);
}
