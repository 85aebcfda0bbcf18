namespace LosantGen.Planning.Plans;

/// <summary>A type that has a name of the consumer's.</summary>
/// <param name="Usual">The name that it has without it: that of this package's names file, or of the schema file.</param>
/// <param name="Name">The name that it has.</param>
internal sealed record RenamedType(string Usual, string Name);
