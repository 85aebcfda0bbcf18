namespace LosantGen.Planning.Plans;

/// <summary>The kinds of C# type that a value can have.</summary>
internal enum TypeRefKind
{
    /// <summary><c>JsonAny</c>.</summary>
    Any,
    String,
    Integer,
    Number,
    Boolean,
    DateTime,
    Date,

    /// <summary><c>LosantInstant</c>: a time in one of several notations.</summary>
    Instant,

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

/// <summary>The use of a type for a value: the C# type and the constraints of the value.</summary>
internal sealed record TypeRef(TypeRefKind Kind)
{
    /// <summary>The generated type's name.</summary>
    public string? Type { get; init; }

    /// <summary>The nested type with the constraints of this use; null if the constraints are the same everywhere.</summary>
    public string? Variant { get; init; }

    public bool Nullable { get; init; }

    /// <summary>The type of the items of a list or the values of a map.</summary>
    public TypeRef? Item { get; init; }

    /// <summary>The constraints of a single value.</summary>
    public RulePlan? Rule { get; init; }

    /// <summary>The constraints of an instant within an object; <see cref="Rule"/> has those of one by itself.</summary>
    public RulePlan? WrappedRule { get; init; }

    /// <summary>An instant within an object has no other member beside it.</summary>
    public bool IsClosed { get; init; }

    public CountConstraints? Count { get; init; }

    public bool Unique { get; init; }

    /// <summary>The types of which a list must fit one, if the description has several lists with different items.</summary>
    public EquatableArray<TypeRef> OverlappingCases { get; init; }

    /// <summary>A list must fit exactly one of the overlapping cases.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>The allowed names of a map; null if any name is allowed.</summary>
    public KeyPlan? Keys { get; init; }

    /// <summary>What the values of a map must be, if that depends on their names; empty if it does not.</summary>
    public EquatableArray<PatternPlan> ByPattern { get; init; }

    /// <summary>A map that may have other members beside its entries.</summary>
    public bool IsOpenMap => Keys is { IsClosed: false };

    /// <summary>The types of which a value of this type consists.</summary>
    public IEnumerable<TypeRef> Parts
    {
        get
        {
            IEnumerable<TypeRef> item = Item is null ? [] : [Item];
            return OverlappingCases.Count + ByPattern.Count == 0 ? item : item.Concat(OverlappingCases).Concat(ByPattern.Select(p => p.TypeRef));
        }
    }

    /// <summary>A struct in C#, which needs <c>Nullable&lt;T&gt;</c> if it may be absent.</summary>
    public bool IsStruct => Kind is TypeRefKind.Any or TypeRefKind.Integer or TypeRefKind.Number or TypeRefKind.Boolean or TypeRefKind.DateTime or TypeRefKind.Date or TypeRefKind.Instant or TypeRefKind.Scalar or TypeRefKind.Enum;

    /// <summary>The value itself may hold JSON null without being nullable in C#.</summary>
    public bool HoldsNull => Kind is TypeRefKind.Any or TypeRefKind.Scalar;

    /// <summary>A response that is null is none of this type, although the C# type may hold null.</summary>
    public bool RefusesNull { get; init; }

    public bool HasChecks => Rule is not null || Count is not null || Unique || OverlappingCases.Count > 0 || ByPattern.Count > 0 || Keys is not null
        || Kind is TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum || (Item?.HasChecks ?? false);

    /// <summary>The C# type, whatever the constraints: equal for two type references of which one <see cref="HasTypeOf"/> the other.</summary>
    public string Identity => $"{Kind} {Type}{(Nullable ? "?" : "")}" + (Item is null ? "" : $" of {Item.Identity}");

    /// <summary>The C# type without what items and values of maps say of null: cases of a union that differ in nothing else are one case.</summary>
    public string CaseIdentity => $"{Kind} {Type}" + (Item is null ? "" : $" of {Item.CaseIdentity}");

    /// <summary>The type reference, with items and values of maps that may be null wherever those of another one may be.</summary>
    public TypeRef OrNullsOf(TypeRef other) => (other.Nullable && !Nullable ? other : this) with { Item = Item is null ? null : Item.OrNullsOf(other.Item!) };

    /// <summary>Whether another type reference has the same C# type, whatever its constraints.</summary>
    public bool HasTypeOf(TypeRef other) => Kind == other.Kind && Type == other.Type && Nullable == other.Nullable
        && (Item is null ? other.Item is null : other.Item is not null && Item.HasTypeOf(other.Item));
}

/// <summary>What the values must be whose names match a rule; without a rule, those whose names match no rule before.</summary>
internal sealed record PatternPlan(RulePlan? Rule, TypeRef TypeRef);

/// <summary>The constraints of the names of a map's entries.</summary>
internal sealed record KeyPlan(RulePlan? Rule, bool IsClosed)
{
    /// <summary>The names that one of two maps allows, if one of them is open; else any.</summary>
    public static KeyPlan? OfEither(KeyPlan one, KeyPlan? other) => other is null || (one.IsClosed && other.IsClosed) || one.Rule?.String?.Pattern is not { } first || other.Rule?.String?.Pattern is not { } second ? null
        : new KeyPlan(one.Rule with { String = one.Rule.String with { Pattern = first == second ? first : $"(?:{first})|(?:{second})" } }, false);

    public string Name => "K" + StableHash.Of((IsClosed ? "closed " : "open ") + Rule);
}
