namespace LosantGen.Model;

/// <summary>The content of a names file: C# type names chosen by a consumer, or by this package for all consumers.</summary>
public sealed record NamesFile(string Path, bool IsBuiltIn, EquatableArray<ChosenName> Names) : DescriptionFile(Path);

/// <summary>
/// A name for the type at a location, which is that of a schema, such as <c>device#/properties/tags/items</c>, or of an action's
/// parameter, such as <c>devices.get/sortField</c>.
/// </summary>
public sealed record ChosenName(string Target, string Name, SourceLocation Location);
