namespace LosantGen.Planning.Plans;

/// <summary>A type to emit, in a separate file.</summary>
internal abstract record TypePlan
{
    public required string Name { get; init; }

    public required Doc Doc { get; init; }

    /// <summary>The types of all values of which the type consists. All code that traverses plans uses this list.</summary>
    public abstract IEnumerable<TypeRef> TypeRefs { get; }

    /// <summary>If the type has several variants: whether the first is that of the schema file after which the type is named.</summary>
    public bool IsOfFile { get; init; }

    /// <summary>The names that the descriptions mark as those of secrets, for a check that no client makes.</summary>
    public EquatableArray<string> Secrets { get; init; }
}

/// <summary>A class for an object.</summary>
internal sealed record ClassPlan : TypePlan
{
    /// <summary>The name of the property for undeclared members, if it is free.</summary>
    public const string UsualExtraName = "AdditionalProperties";

    public EquatableArray<MemberPlan> Members { get; init; }

    public override IEnumerable<TypeRef> TypeRefs => Members.Select(m => m.TypeRef).Concat(Map is null ? [] : [Map]).Concat(Variants.SelectMany(v => v.TypeRefs));

    /// <summary>The type of undeclared members, if the description declares one; they are in the property <see cref="MapName"/>.</summary>
    public TypeRef? Map { get; init; }

    public string MapName { get; init; } = "Entries";

    /// <summary>Undeclared members are kept in the property <see cref="ExtraName"/>.</summary>
    public bool KeepsExtra { get; init; }

    public string ExtraName { get; init; } = UsualExtraName;

    public EquatableArray<string> RequiredUndeclared { get; init; }

    /// <summary>Members that must be absent.</summary>
    public EquatableArray<string> Forbidden { get; init; }

    /// <summary>Sets of members of which one must be present; empty if there is no such choice.</summary>
    public EquatableArray<EquatableArray<string>> RequiredSets { get; init; }

    public bool ExactlyOneSet { get; init; }

    public CountConstraints? Count { get; init; }

    /// <summary>The type is used in requests: members that a request must have are <c>required</c>.</summary>
    public bool IsRequest { get; init; }

    /// <summary>The checks of each variant, if the constraints depend on where the API uses the type.</summary>
    public EquatableArray<ClassPlan> Variants { get; init; }

    /// <summary>The unions of which it is a case and that have members of their cases themselves.</summary>
    public EquatableArray<CommonMembers> CommonMembers { get; init; }
}

/// <summary>A union with the members that all its cases have, as a case implements them.</summary>
/// <param name="Union">The union's name.</param>
/// <param name="Explicit">Those whose property has another type than in the union's interface.</param>
internal sealed record CommonMembers(string Union, EquatableArray<UnionMember> Explicit);

/// <summary>A property of a class.</summary>
internal sealed record MemberPlan
{
    public required string JsonName { get; init; }

    public required string Name { get; init; }

    public required TypeRef TypeRef { get; init; }

    public required Doc Doc { get; init; }

    public bool Required { get; init; }

    /// <summary>The items of a page, of which one that does not fit is left out.</summary>
    public bool IsPage { get; init; }

    /// <summary>The only string that a required member can have.</summary>
    public string? Constant { get; init; }

    /// <summary>The name of the property that distinguishes null from absent; null if the schema does not allow null.</summary>
    public string? PresenceName { get; init; }
}

/// <summary>An open enum.</summary>
internal sealed record EnumPlan : TypePlan
{
    public override IEnumerable<TypeRef> TypeRefs => [];

    public EquatableArray<EnumValue> Values { get; init; }
}

/// <summary>A known value and the member for it.</summary>
internal sealed record EnumValue(string Value, string Name);

/// <summary>A closed union.</summary>
internal sealed record UnionPlan : TypePlan
{
    public EquatableArray<CasePlan> Cases { get; init; }

    public override IEnumerable<TypeRef> TypeRefs => Cases.Select(c => c.TypeRef).Concat(OverlappingCases).Concat(Variants.SelectMany(v => v.TypeRefs));

    /// <summary>The known values of an open enum among the cases, as members of the union.</summary>
    public EquatableArray<EnumValue> Values { get; init; }

    public DiscriminatorPlan? Discriminator { get; init; }

    /// <summary>The object cases, if a value may fit several of them; all of them must be checked to find out which it fits.</summary>
    public EquatableArray<TypeRef> OverlappingCases { get; init; }

    /// <summary>Members that all cases have, with one type.</summary>
    public EquatableArray<UnionMember> Common { get; init; }

    /// <summary>The cases whose members the union has too, because no other case has them.</summary>
    public EquatableArray<OwnCase> Own { get; init; }

    /// <summary>A value must not fit more than one case.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>The checks of each variant, if the constraints depend on where the API uses the type; the cases are in the same order.</summary>
    public EquatableArray<UnionPlan> Variants { get; init; }
}

/// <summary>A member of a case that the union has too.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="TypeRef">The property's type.</param>
/// <param name="IsNullable">Whether the property may be null.</param>
internal sealed record UnionMember(string Name, TypeRef TypeRef, bool IsNullable);

/// <summary>A case with the members that the union has too.</summary>
/// <param name="Case">The case's index.</param>
/// <param name="Type">The case's class.</param>
/// <param name="Constants">The members that a new object has, each with its only string.</param>
/// <param name="HasRequired">Whether C# requires members of a new object.</param>
/// <param name="Members">The members.</param>
internal sealed record OwnCase(int Case, string Type, EquatableArray<EnumValue> Constants, bool HasRequired, EquatableArray<UnionMember> Members);

/// <summary>A case of a union.</summary>
internal sealed record CasePlan(string Name, TypeRef TypeRef);

/// <summary>
/// How an object's members determine its case of a union. Masks have a bit for each case that is an object, in the order of the
/// union's cases.
/// </summary>
internal sealed record DiscriminatorPlan(int Count, ulong Unknown, EquatableArray<DiscriminatorProperty> Members)
{
    /// <summary>The cases by kind of value, for a member that no case declares.</summary>
    public EquatableArray<DiscriminatorKind> UnknownKinds { get; init; }

    /// <summary>The cases whose undeclared names must all match a pattern.</summary>
    public EquatableArray<DiscriminatorKeys> Names { get; init; }

    /// <summary>The member whose string alone determines the case, if there are more cases than bits in a mask; null for any other union.</summary>
    public string? PropertyName { get; init; }

    /// <summary>The case for each string of that member.</summary>
    public EquatableArray<DiscriminatorCase> Mapping { get; init; }
}

/// <summary>The case, counted from 0, of an object whose discriminator has this string.</summary>
internal sealed record DiscriminatorCase(string Value, int Case);

/// <summary>The cases in which an undeclared name matches a pattern.</summary>
internal sealed record DiscriminatorKeys(ulong Allowed, RulePlan Rule);

/// <summary>The cases that the presence of a member, the kind of its value or its string allows.</summary>
internal sealed record DiscriminatorProperty(string JsonName, ulong Allowed, ulong Required, EquatableArray<DiscriminatorValue> Strings, ulong OtherStrings, EquatableArray<DiscriminatorKind> Kinds)
{
    /// <summary>The cases that declare it, if others may have it too because they allow any member.</summary>
    public ulong Declared { get; init; }
}

/// <summary>The cases in which a member can be of this kind; <see cref="JsonKinds.Number"/> stands for integers too.</summary>
internal sealed record DiscriminatorKind(JsonKinds Kind, ulong Allowed);

/// <summary>The cases in which a member can have this string.</summary>
internal sealed record DiscriminatorValue(string Value, ulong Allowed);

/// <summary>A list that is the root of a schema file.</summary>
internal sealed record RootListPlan : TypePlan
{
    public override IEnumerable<TypeRef> TypeRefs => [TypeRef];

    public required TypeRef TypeRef { get; init; }

    /// <summary>A page of a list, of which an item that does not fit is left out.</summary>
    public bool IsPage { get; init; }
}

/// <summary>A map that is the root of a schema file.</summary>
internal sealed record RootMapPlan : TypePlan
{
    public override IEnumerable<TypeRef> TypeRefs => [TypeRef];

    public required TypeRef TypeRef { get; init; }
}

/// <summary>A time in one of several notations that is the root of a schema file.</summary>
internal sealed record RootInstantPlan : TypePlan
{
    public override IEnumerable<TypeRef> TypeRefs => [TypeRef];

    public required TypeRef TypeRef { get; init; }
}

/// <summary>The response of an action whose success codes have different bodies.</summary>
internal sealed record ResponseUnionPlan : TypePlan
{
    public EquatableArray<ResponseUnionCase> Cases { get; init; }

    public override IEnumerable<TypeRef> TypeRefs => Cases.Select(c => c.TypeRef).OfType<TypeRef>();
}

/// <summary>A success code and its body; no type reference if the response has no body.</summary>
internal sealed record ResponseUnionCase(int Status, string Name, TypeRef? TypeRef);

/// <summary>The event type of an action that streams several kinds of events.</summary>
internal sealed record EventUnionPlan : TypePlan
{
    public EquatableArray<EventUnionCase> Cases { get; init; }

    public override IEnumerable<TypeRef> TypeRefs => Cases.Select(c => c.TypeRef);
}

/// <summary>An event: its name in the stream, the name of its case, the type of its data, and its description.</summary>
internal sealed record EventUnionCase(string EventName, string Name, TypeRef TypeRef, string? Description);
