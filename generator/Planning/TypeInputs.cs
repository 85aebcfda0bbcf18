using LosantGen.Diagnostics;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>All that the plan of a type follows from.</summary>
/// <param name="Shape">The shape: names, constraints and documentation of the members, and the shapes of which it consists.</param>
/// <param name="Name">The type's name.</param>
/// <param name="Doc">The type's documentation.</param>
/// <param name="Location">Where collisions of its values, and limits of its cases, are reported.</param>
internal sealed record TypeInputs(Shape Shape, string Name, Doc Doc, SourceLocation Location)
{
    /// <summary>The type of each member, each case, or the whole list, map or time.</summary>
    public EquatableArray<TypeRef> TypeRefs { get; init; }

    /// <summary>The cases of a union, after the mentions of other schemas are resolved.</summary>
    public EquatableArray<Shape> Cases { get; init; }

    /// <summary>The type of undeclared members.</summary>
    public TypeRef? Map { get; init; }

    /// <summary>It is used in requests.</summary>
    public bool IsRequest { get; init; }

    /// <summary>The names that somebody chose for its members.</summary>
    public EquatableArray<ChosenMember> Choices { get; init; }
}

/// <summary>The plan of a type, what is reported of it, and the chosen names that it does not use.</summary>
internal sealed record PlannedType(TypePlan Plan, EquatableArray<ReportedDiagnostic> Found, EquatableArray<RefusedName> Refused);

/// <summary>A chosen name that is not used, and why.</summary>
internal sealed record RefusedName(ChosenMember Choice, string Reason);
