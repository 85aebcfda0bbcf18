using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>A place where a type is used: within what, and as what.</summary>
/// <param name="Owner">The shape that contains it; null where <paramref name="OwnerName"/> says what does.</param>
/// <param name="OwnerName">The name of the list, map or action that contains it.</param>
/// <param name="Role">The words that say what it is there, in PascalCase: the member's name, one of a plural.</param>
/// <param name="IsCase">It is a case of a union there.</param>
internal sealed record NameSite(Shape? Owner, string? OwnerName, string Role, bool IsCase);
