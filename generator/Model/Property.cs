namespace LosantGen.Model;

/// <summary>A declared property, or a pattern of names with what their values must be.</summary>
public sealed record Property(string Name, Schema Schema);
