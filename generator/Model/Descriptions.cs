namespace LosantGen.Model;

/// <summary>The content of all files, by kind of file.</summary>
internal sealed record Descriptions(
    EquatableArray<ApiFile> Apis,
    EquatableArray<SchemaFile> Schemas,
    EquatableArray<ExamplesFile> Examples,
    EquatableArray<NamesFile> Names)
{
    public static Descriptions Of(IReadOnlyCollection<DescriptionFile> files)
    {
        EquatableArray<T> All<T>() => files.OfType<T>().ToEquatableArray();
        return new Descriptions(All<ApiFile>(), All<SchemaFile>(), All<ExamplesFile>(), All<NamesFile>());
    }
}
