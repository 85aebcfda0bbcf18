namespace LosantGen.Model;

/// <summary>The content of an <c>apiExamples.json</c>: an example, as compact JSON text, for each schema that has one.</summary>
public sealed record ExamplesFile(string Path, EquatableArray<Example> Examples) : DescriptionFile(Path);

/// <summary>An example of the schema with that name.</summary>
public sealed record Example(string Schema, string Json, SourceLocation Location);
