namespace LosantGen.Planning.Plans;

/// <summary>The kinds of C# type that a value can have.</summary>
internal enum TypeRefKind
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
internal sealed record TypeRef(TypeRefKind Kind)
{
    /// <summary>The generated type's name.</summary>
    public string? Type { get; init; }

    /// <summary>What, within the type, holds the limits of this location; null where the type has one set of them.</summary>
    public string? Variant { get; init; }

    public bool Nullable { get; init; }

    /// <summary>What a list or a map holds.</summary>
    public TypeRef? Item { get; init; }

    /// <summary>What a single value must be.</summary>
    public RulePlan? Rule { get; init; }

    public CountConstraints? Count { get; init; }

    public bool Unique { get; init; }

    /// <summary>The lists of which a list must be one, where the description has several with items of their own.</summary>
    public EquatableArray<TypeRef> OverlappingCases { get; init; }

    /// <summary>A list may be one of its overlapping only.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>Which names a map has; null for any.</summary>
    public KeyPlan? Keys { get; init; }

    /// <summary>The types of which a value of this type consists.</summary>
    public IEnumerable<TypeRef> Parts => (Item is null ? [] : new[] { Item }).Concat(OverlappingCases);

    /// <summary>A struct in C#, for which absence needs <c>Nullable&lt;T&gt;</c>.</summary>
    public bool IsStruct => Kind is TypeRefKind.Any or TypeRefKind.Integer or TypeRefKind.Number or TypeRefKind.Boolean or TypeRefKind.DateTime or TypeRefKind.Scalar or TypeRefKind.Enum;

    /// <summary>The typeRef's own value may hold JSON null without being nullable in C#.</summary>
    public bool HoldsNull => Kind is TypeRefKind.Any or TypeRefKind.Scalar;

    public bool HasChecks => Rule is not null || Count is not null || Unique || OverlappingCases.Count > 0 || Keys is { IsClosed: true }
        || Kind is TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum || (Item?.HasChecks ?? false);

    /// <summary>Whether another place has the same C# type, whatever its limits.</summary>
    public bool HasTypeOf(TypeRef other) => Kind == other.Kind && Type == other.Type && Nullable == other.Nullable
        && (Item is null ? other.Item is null : other.Item is not null && Item.HasTypeOf(other.Item));
}

/// <summary>The names that a map's entries have.</summary>
internal sealed record KeyPlan(RulePlan? Rule, bool IsClosed)
{
    public string Name => "K" + StableHash.Of((IsClosed ? "closed " : "open ") + Rule);
}
