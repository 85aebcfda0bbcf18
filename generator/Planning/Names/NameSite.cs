using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>A place where a type is used: its owner and its role.</summary>
/// <param name="Owner">The shape that contains it; null if <paramref name="OwnerName"/> names the owner.</param>
/// <param name="OwnerName">The name of the list, map or action that contains it.</param>
/// <param name="Role">The words for its role in PascalCase: the member's name, in the singular.</param>
/// <param name="IsCase">Whether it is a case of a union.</param>
internal sealed record NameSite(Shape? Owner, string? OwnerName, string Role, bool IsCase);

/// <summary>A place within a type that has its name.</summary>
internal sealed record NamedSite(string Owner, string Role, bool IsCase);
