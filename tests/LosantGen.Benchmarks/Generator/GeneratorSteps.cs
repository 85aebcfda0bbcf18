using LosantGen.Emitting;
using LosantGen.Model;
using LosantGen.Planning;
using LosantGen.Reading;

namespace LosantGen.Benchmarks.Generator;

/// <summary>The generator's steps, called one by one.</summary>
internal static class GeneratorSteps
{
    private static readonly EmitOptions Options = new("Losant", "LosantClient", "public");

    /// <summary>Reads every file.</summary>
    public static Descriptions Read(DescriptionSet descriptions)
    {
        List<ApiFile> apis = [];
        List<SchemaFile> schemas = [];
        List<ExamplesFile> examples = [];
        List<NamesFile> names = [];
        foreach (var (path, text, kind) in descriptions.Files)
        {
            if (kind != "schema") names.AddIfAny(NamesReader.ReadFile(path, text).Value);
            else if (Path.GetFileName(path) == FileNames.ApiInfo) apis.AddIfAny(ApiReader.ReadFile(path, text, default).Value);
            else if (Path.GetFileName(path) == FileNames.ApiExamples) examples.AddIfAny(ExamplesReader.ReadFile(path, text).Value);
            else schemas.AddIfAny(SchemaReader.ReadFile(path, text, default).Value);
        }

        return new Descriptions(apis.ToEquatableArray(), schemas.ToEquatableArray(), examples.ToEquatableArray(), default, names.ToEquatableArray());
    }

    /// <summary>Compares the examples with the schemas, which nothing else waits for.</summary>
    public static int Check(Descriptions read) => ExampleChecker.Check(read.Examples, read.Schemas, default).Count;

    /// <summary>Plans everything.</summary>
    public static Plan Plan(Descriptions read) => Planner.Plan(read, default, Options.ClientName, default).Value;

    /// <summary>Emits every file; gives the number of characters.</summary>
    public static int Emit(Plan plan)
    {
        var length = 0;
        foreach (var type in plan.Types)
            length += TypeEmitter.Emit(type, Options).Length;
        foreach (var resource in plan.Resources)
            length += ResourceEmitter.Emit(resource, Options).Length;
        length += RulesEmitter.Emit(plan.Rules, plan.Keys, Options).Length;
        return plan.Client is null ? length : length + ClientEmitter.Emit(plan.Client, Options).Length;
    }

    private static void AddIfAny<T>(this List<T> list, T? value)
        where T : class
    {
        if (value is not null) list.Add(value);
    }
}
