namespace LosantGen.Model;

/// <summary>What an <c>apiExamples.json</c> says: an example, as compact JSON text, for each schema that has one.</summary>
public sealed record ExamplesFile(string Path, EquatableArray<Example> Examples) : DescriptionFile(Path);

/// <summary>An example of the schema of that name.</summary>
public sealed record Example(string Schema, string Json, SourceLocation Location);
