namespace LosantGen.Model;

/// <summary>The content of a names file: C# names chosen by a consumer, or by this package for all consumers.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="IsBuiltIn">Whether it is this package's.</param>
/// <param name="Names">The names of types by location.</param>
/// <param name="Members">The names of members.</param>
/// <param name="Shapes">What had the names when they were chosen; empty in a file that a person wrote.</param>
/// <param name="Comments">The members that are comments, as JSON.</param>
public sealed record NamesFile(
    string Path, bool IsBuiltIn, EquatableArray<ChosenName> Names, EquatableArray<ChosenMember> Members, EquatableArray<NamedShape> Shapes, EquatableArray<string> Comments) : DescriptionFile(Path);

/// <summary>
/// A name for the type at a location, which is that of a schema, such as <c>device#/properties/tags/items</c>, or of an action's
/// parameter, such as <c>devices.get/sortField</c>.
/// </summary>
public sealed record ChosenName(string Target, string Name, SourceLocation Location);

/// <summary>A name for a member of a type: of the object's member with this name in JSON, or of the enum's value.</summary>
public sealed record ChosenMember(string Type, string Member, string Name, SourceLocation Location)
{
    /// <summary>What the name is for, in a message.</summary>
    public string Target => Type + "." + Member;
}

/// <summary>A name, and the shape for which it was chosen: its fingerprint, and words by which a changed shape is recognized.</summary>
public sealed record NamedShape(string Name, string Fingerprint, EquatableArray<string> Words);
