namespace LosantGen.Conformance.Tests.Suites;

/// <summary>Where a schema stands: as a body, or as a member of an object that must be there or may; as it is, or with the type that its keywords imply.</summary>
[Flags]
internal enum Places
{
    None = 0,
    Root = 1,
    Required = 2,
    Optional = 4,
    TypedRoot = 8,
    TypedRequired = 16,
    TypedOptional = 32,

    Members = Required | Optional,
    TypedMembers = TypedRequired | TypedOptional,
    AsIs = Root | Members,
    Typed = TypedRoot | TypedMembers,
    Roots = Root | TypedRoot,
    All = AsIs | Typed,
}
