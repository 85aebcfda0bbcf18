namespace LosantGen.Model;

/// <summary>What a names file says: C# type names that a consumer has chosen, or this package for all.</summary>
public sealed record NamesFile(string Path, bool IsBuiltIn, EquatableArray<ChosenName> Names) : DescriptionFile(Path);

/// <summary>
/// A name for the type at a location: of a schema, such as <c>device#/properties/tags/items</c>, or of an action's parameter,
/// such as <c>devices.get/sortField</c>.
/// </summary>
public sealed record ChosenName(string Target, string Name, SourceLocation Location);
