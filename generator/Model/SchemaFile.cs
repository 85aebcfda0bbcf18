namespace LosantGen.Model;

/// <summary>
/// What one schema file says: first the schema that carries the file's name, then those that are reachable inside the file by
/// reference only (its definitions, or any node that a pointer names).
/// </summary>
public sealed record SchemaFile(string Name, string Path, EquatableArray<NamedSchema> Schemas) : DescriptionFile(Path)
{
    public Schema Root => Schemas[0].Schema;
}

/// <summary>A schema by the name that references to it have, and the names to which it refers itself.</summary>
public sealed record NamedSchema(string Name, Schema Schema, EquatableArray<string> References);
