namespace LosantGen.Model;

/// <summary>What a names file says: C# type names that a consumer, or this package, has chosen.</summary>
public sealed record NamesFile(string Path, EquatableArray<ChosenName> Names);

/// <summary>
/// A name for the type at a location: of a schema, such as <c>device#/properties/tags/items</c>, or of an action's parameter,
/// such as <c>devices.get/sortField</c>.
/// </summary>
public sealed record ChosenName(string Location, string Name, TextPlace Place);
