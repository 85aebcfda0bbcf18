namespace LosantGen.Planning.Plans;

/// <summary>A type to emit. Each becomes a file of its own.</summary>
internal abstract record TypePlan
{
    public required string Name { get; init; }

    public required Doc Doc { get; init; }

    /// <summary>The type of every value that the type consists of. Whoever walks through plans does it by this list.</summary>
    public abstract IEnumerable<TypeRef> TypeRefs { get; }

    /// <summary>Where a type has several sets of limits: the first is that of the schema file after which it is named.</summary>
    public bool IsOfFile { get; init; }
}

/// <summary>A class for an object.</summary>
internal sealed record ClassPlan : TypePlan
{
    /// <summary>The name of the property for undeclared members, where it is free.</summary>
    public const string UsualExtraName = "AdditionalProperties";

    public EquatableArray<MemberPlan> Members { get; init; }

    public override IEnumerable<TypeRef> TypeRefs => Members.Select(m => m.TypeRef).Concat(Map is null ? [] : [Map]).Concat(Variants.SelectMany(v => v.TypeRefs));

    /// <summary>What undeclared members hold, where the description types them; a property named <see cref="MapName"/> has them.</summary>
    public TypeRef? Map { get; init; }

    public string MapName { get; init; } = "Entries";

    /// <summary>Undeclared members are kept, in a property named <see cref="ExtraName"/>.</summary>
    public bool KeepsExtra { get; init; }

    public string ExtraName { get; init; } = UsualExtraName;

    public EquatableArray<string> RequiredUndeclared { get; init; }

    /// <summary>Sets of members of which one must be there; none where there is no such choice.</summary>
    public EquatableArray<EquatableArray<string>> RequiredSets { get; init; }

    public bool ExactlyOneSet { get; init; }

    public CountConstraints? Count { get; init; }

    /// <summary>Programs make values of it: what a request must have is <c>required</c>.</summary>
    public bool IsRequest { get; init; }

    /// <summary>Where the API asks for different limits in different places: the checks of each.</summary>
    public EquatableArray<ClassPlan> Variants { get; init; }
}

/// <summary>A property of a class.</summary>
internal sealed record MemberPlan
{
    public required string JsonName { get; init; }

    public required string Name { get; init; }

    public required TypeRef TypeRef { get; init; }

    public required Doc Doc { get; init; }

    public bool Required { get; init; }

    /// <summary>The one text that a required member can have.</summary>
    public string? Constant { get; init; }

    /// <summary>The name of the property that tells a null from nothing; null where the schema allows no null.</summary>
    public string? PresenceName { get; init; }
}

/// <summary>An open enum.</summary>
internal sealed record EnumPlan : TypePlan
{
    public override IEnumerable<TypeRef> TypeRefs => [];

    public EquatableArray<EnumValue> Values { get; init; }
}

/// <summary>A known value and the member that stands for it.</summary>
internal sealed record EnumValue(string Text, string Name);

/// <summary>A closed union.</summary>
internal sealed record UnionPlan : TypePlan
{
    public EquatableArray<CasePlan> Cases { get; init; }

    public override IEnumerable<TypeRef> TypeRefs => Cases.Select(c => c.TypeRef).Concat(OverlappingCases).Concat(Variants.SelectMany(v => v.TypeRefs));

    /// <summary>Known values of an open enum among the cases, as members of the union.</summary>
    public EquatableArray<EnumValue> Values { get; init; }

    public DiscriminatorPlan? Discriminator { get; init; }

    /// <summary>The objects among the cases, where one may fit several; which it fits is known only when all are tried.</summary>
    public EquatableArray<TypeRef> OverlappingCases { get; init; }

    /// <summary>No value may fit more than one case.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>Where the API asks for different limits in different places: the checks of each, with cases in the same order.</summary>
    public EquatableArray<UnionPlan> Variants { get; init; }
}

/// <summary>A case of a union.</summary>
internal sealed record CasePlan(string Name, TypeRef TypeRef);

/// <summary>
/// How an object's members tell which case of a union it is. Masks have a bit for each case, in the order of the union's
/// cases that are objects.
/// </summary>
internal sealed record DiscriminatorPlan(int Count, ulong Unknown, EquatableArray<DiscriminatorProperty> Members)
{
    /// <summary>What the kind of a value says whose name no case declares.</summary>
    public EquatableArray<DiscriminatorKind> UnknownKinds { get; init; }

    /// <summary>The cases whose undeclared names all fit a pattern.</summary>
    public EquatableArray<DiscriminatorKeys> Names { get; init; }

    /// <summary>The member whose text alone tells all cases, where there are more than masks have bits; null for any other union.</summary>
    public string? PropertyName { get; init; }

    /// <summary>The case for each text of the member that tells.</summary>
    public EquatableArray<DiscriminatorCase> Mapping { get; init; }
}

/// <summary>The case, counted from 0, of an object whose telling member has this text.</summary>
internal sealed record DiscriminatorCase(string Text, int Case);

/// <summary>The cases in which an undeclared name fits a pattern.</summary>
internal sealed record DiscriminatorKeys(ulong Allowed, RulePlan Rule);

/// <summary>What the presence of a member, its kind of value or its text says about the case.</summary>
internal sealed record DiscriminatorProperty(string JsonName, ulong Allowed, ulong Required, EquatableArray<DiscriminatorValue> Strings, ulong OtherStrings, EquatableArray<DiscriminatorKind> Kinds)
{
    /// <summary>The cases that name it, where others may have it too because they are open to any member.</summary>
    public ulong Declared { get; init; }
}

/// <summary>The cases in which a member can be of this kind; <see cref="JsonKinds.Number"/> stands for integers too.</summary>
internal sealed record DiscriminatorKind(JsonKinds Kind, ulong Allowed);

/// <summary>The cases in which a member has this text.</summary>
internal sealed record DiscriminatorValue(string Text, ulong Allowed);

/// <summary>A list that is the whole of a schema file.</summary>
internal sealed record RootListPlan : TypePlan
{
    public override IEnumerable<TypeRef> TypeRefs => [TypeRef];

    public required TypeRef TypeRef { get; init; }
}

/// <summary>A map that is the whole of a schema file.</summary>
internal sealed record RootMapPlan : TypePlan
{
    public override IEnumerable<TypeRef> TypeRefs => [TypeRef];

    public required TypeRef TypeRef { get; init; }
}

/// <summary>What an action gives whose success codes have different bodies.</summary>
internal sealed record ResponseUnionPlan : TypePlan
{
    public EquatableArray<ResponseUnionCase> Cases { get; init; }

    public override IEnumerable<TypeRef> TypeRefs => Cases.Select(c => c.TypeRef).OfType<TypeRef>();
}

/// <summary>A success code and its body; no typeRef where the response has none.</summary>
internal sealed record ResponseUnionCase(int Status, string Name, TypeRef? TypeRef);

/// <summary>An event of an action that streams several kinds of them.</summary>
internal sealed record EventUnionPlan : TypePlan
{
    public EquatableArray<EventUnionCase> Cases { get; init; }

    public override IEnumerable<TypeRef> TypeRefs => Cases.Select(c => c.TypeRef);
}

/// <summary>An event's name on the wire, that of its case, its data, and what the description says of it.</summary>
internal sealed record EventUnionCase(string EventName, string Name, TypeRef TypeRef, string? Text);
