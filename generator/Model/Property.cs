namespace LosantGen.Model;

/// <summary>A declared property, or a pattern of names, with the schema of its values.</summary>
public sealed record Property(string Name, Schema Schema);
