namespace LosantGen.Model;

/// <summary>The content of all files, by kind.</summary>
internal sealed record Descriptions(
    EquatableArray<ApiFile> Apis,
    EquatableArray<SchemaFile> Schemas,
    EquatableArray<Example> Examples,
    EquatableArray<NamesFile> Names)
{
    /// <summary>The version of the API, as a range; null if no file says it.</summary>
    public string? Version { get; init; }

    public static Descriptions Of(IReadOnlyCollection<DescriptionFile> files)
    {
        EquatableArray<T> All<T>() => files.OfType<T>().ToEquatableArray();
        var schemas = All<SchemaFile>();
        // What an examples file says has precedence over the examples of a schema file.
        var examples = All<ExamplesFile>().OrderBy(f => f.Path, StringComparer.Ordinal).SelectMany(f => f.Examples).Concat(schemas.Select(s => s.Example).OfType<Example>());
        return new Descriptions(All<ApiFile>(), schemas, examples.ToEquatableArray(), All<NamesFile>()) { Version = files.OfType<VersionFile>().OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => f.Version).FirstOrDefault(v => v is not null) };
    }
}
