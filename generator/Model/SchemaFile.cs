namespace LosantGen.Model;

/// <summary>
/// What one schema file says: the schema that carries the file's name, and those that are reachable inside the file by
/// reference only (its definitions, or any node that a pointer names).
/// </summary>
public sealed record SchemaFile(string Name, string Path, Schema Root, EquatableArray<Property> Locals) : DescriptionFile(Path);
