namespace LosantGen.Planning;

/// <summary>What a consumer wants of a description; everything if nothing is named.</summary>
/// <param name="Names">The resources and actions that the project names. One that the description does not have is reported.</param>
/// <param name="OfGroups">The resources of the groups that the project names. A description of another version may lack some.</param>
/// <param name="Known">Resources whose files were left out because nobody wants them; they count as known names.</param>
/// <param name="Version">The version of the API that the project says its descriptions describe; null if it does not.</param>
/// <param name="AreOwn">Whether the descriptions are the project's own, so that their version is not known by itself.</param>
/// <param name="NamesFile">Whether to write a names file that keeps the names of all types.</param>
internal sealed record Wanted(EquatableArray<string> Names, EquatableArray<string> OfGroups, EquatableArray<string> Known, string? Version, bool AreOwn, bool NamesFile)
{
    public static Wanted Everything { get; } = new(default, default, default, null, false, false);
}
