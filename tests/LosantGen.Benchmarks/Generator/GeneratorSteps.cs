using LosantGen.Diagnostics;
using LosantGen.Emitting;
using LosantGen.Keeping;
using LosantGen.Model;
using LosantGen.Planning;
using LosantGen.Planning.Plans;
using LosantGen.Reading;

namespace LosantGen.Benchmarks.Generator;

/// <summary>The generator's steps, called one by one.</summary>
internal static class GeneratorSteps
{
    private static readonly EmitOptions Options = new("Losant", "LosantClient", "public");

    /// <summary>Reads every file.</summary>
    public static Descriptions Read(DescriptionSet descriptions)
    {
        List<DescriptionFile> files = [];
        foreach (var (path, text, kind) in descriptions.Files)
        {
            var input = new Input(path, Input.KindOf(path, kind), text);
            if (DescriptionReader.Read(input, default).Value is { } file) files.Add(file);
        }

        return Descriptions.Of(files);
    }

    /// <summary>Compares the examples with the schemas; no other step depends on it.</summary>
    public static int Check(Descriptions read) => ExampleChecker.Check(read.Examples, read.Schemas, default).Count;

    /// <summary>Plans everything.</summary>
    public static Plan Plan(Descriptions read) => Planner.Plan(new Result<Descriptions>(read, default), Wanted.Everything, Options.ClientName, default).Value;

    /// <summary>Plans everything again, with what the plan before left.</summary>
    public static Plan PlanAgain(Descriptions read, BetweenRuns<KeptPlan> between) => between.Run(kept => Planner.Plan(new Result<Descriptions>(read, default), Wanted.Everything, Options.ClientName, default, kept).Value);

    /// <summary>Emits every file; returns the number of characters.</summary>
    public static int Emit(Plan plan)
    {
        var length = 0;
        foreach (var type in plan.Types)
            length += TypeEmitter.Emit(type, Options).Length;
        foreach (var resource in plan.Resources)
            length += ResourceEmitter.Emit(resource, Options).Length;
        length += RulesEmitter.Emit(plan.Rules, Options).Length;
        return plan.Client is null ? length : length + ClientEmitter.Emit(plan.Client, Options).Length;
    }
}
