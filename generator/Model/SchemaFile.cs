namespace LosantGen.Model;

/// <summary>
/// The content of one schema file: first the schema with the file's name, then those inside the file that only a reference can
/// reach (its definitions, or any node that a pointer names).
/// </summary>
public sealed record SchemaFile(string Name, string Path, EquatableArray<NamedSchema> Schemas) : DescriptionFile(Path)
{
    public Schema Root => Schemas[0].Schema;

    /// <summary>The first of the schema's own <c>examples</c>.</summary>
    public Example? Example { get; init; }

    /// <summary>The address by which other files may refer to it, without a fragment.</summary>
    public string? Id { get; init; }
}

/// <summary>A schema, the name by which references refer to it, and the names to which it refers.</summary>
public sealed record NamedSchema(string Name, Schema Schema, EquatableArray<string> References);
