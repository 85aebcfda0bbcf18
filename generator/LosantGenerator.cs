using System.Text;
using LosantGen.Diagnostics;
using LosantGen.Emitting;
using LosantGen.Keeping;
using LosantGen.Planning;
using LosantGen.Planning.Plans;
using LosantGen.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen;

/// <summary>
/// Generates a typed client from endpoint and schema descriptions. The steps: each file is read separately, everything is planned
/// together, and each planned type and resource is emitted separately. All values between steps are records with value
/// equality, so that an edit re-runs only what it changes. They are reference types: for each struct type between
/// steps, a new compiler process would JIT-compile another hundred methods.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class LosantGenerator : IIncrementalGenerator
{
    private const string HttpFactory = "Microsoft.Extensions.Http";
    private const string Runtime = "LosantGen.Runtime";
    private const string Simulator = "LosantGen.Simulator";
    private const string Csv = "Sep";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider.Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => GeneratorOptions.Read(pair.Left.GlobalOptions, pair.Right)).WithTrackingName(TrackingNames.Options);

        // Text: only the files that the package's targets mark.
        var inputs = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => Input.KindOf(pair.Left, pair.Right) is var kind && kind == InputKind.None ? null : Input.Of(pair.Left, kind, cancellation))
            .WithTrackingName(TrackingNames.Input)
            .Where(static input => input is not null)
            .Select(static (input, _) => input!);

        // Read: one file at a time.
        var read = inputs.Select(ReadFile.Of).WithTrackingName(TrackingNames.Read);
        var descriptions = read.Collect().Select(static (files, _) => ReadFile.All(files)).WithTrackingName(TrackingNames.Descriptions);

        // Check: examples against their schemas. Examples are documentation, so no other step depends on this one.
        var checks = new BetweenRuns<CheckedExamples>();
        var misfits = descriptions.SelectMany((all, c) => checks.Run(kept => ExampleChecker.Check(all.Value.Examples, all.Value.Schemas, c, kept))).WithTrackingName(TrackingNames.CheckExamples);

        // Plan: everything together, because names must not collide. What did not change is found in the plan before.
        var plans = new BetweenRuns<KeptPlan>();
        var plan = descriptions.Combine(options)
            .Select((pair, c) => pair.Right.Value is { IsCompilerTooOld: false } wanted
                ? plans.Run(kept => Planner.Plan(pair.Left, wanted.Resources, wanted.Emit.ClientName, c, kept))
                : new Result<Plan>(Plan.Nothing, pair.Left.Diagnostics))
            .WithTrackingName(TrackingNames.Plan);

        // Emit: one file for each type and resource.
        var emit = options.Select(static (o, _) => o.Value.Emit).WithTrackingName(TrackingNames.EmitOptions);
        context.RegisterSourceOutput(
            plan.SelectMany(static (p, _) => StableBuckets.Of(p.Value.Types, t => t.Name)).SelectMany(static (typeRef, _) => typeRef.Items).WithTrackingName(TrackingNames.Type).Combine(emit),
            static (output, pair) => Add(output, pair.Left.Name, TypeEmitter.Emit(pair.Left, pair.Right)));
        context.RegisterSourceOutput(
            plan.SelectMany(static (p, _) => StableBuckets.Of(p.Value.Resources, r => r.ClassName)).SelectMany(static (typeRef, _) => typeRef.Items).WithTrackingName(TrackingNames.Resource).Combine(emit),
            static (output, pair) => Add(output, pair.Left.ClassName, ResourceEmitter.Emit(pair.Left, pair.Right)));
        var client = plan.Select(static (p, _) => p.Value.Client).WithTrackingName(TrackingNames.Client);
        context.RegisterSourceOutput(client.Combine(emit), static (output, pair) =>
        {
            if (pair.Left is not null) Add(output, pair.Right.ClientName, ClientEmitter.Emit(pair.Left, pair.Right));
        });
        var references = ReferencesOf(context);
        var project = references.Combine(emit).Select(static (pair, _) => new Project(pair.Left, pair.Right));
        context.RegisterSourceOutput(
            plan.SelectMany(static (p, _) => ConvenienceOffers.MetBy(p.Value)).WithTrackingName(TrackingNames.Conveniences).Combine(project),
            static (output, pair) =>
            {
                var (met, options) = (pair.Left, pair.Right.Emit);
                var convenience = Convenience.All.First(c => c.Name == met.Name);
                if (convenience.Reference is null || (convenience.Reference == Csv && pair.Right.References.HasCsv)) Add(output, options.ClientName + "." + met.Name, convenience.Emit(options, met.Renamed, met.Bound));
            });
        context.RegisterSourceOutput(client.Combine(ForHttpFactory(project)), static (output, pair) =>
        {
            if (pair is (not null, { } options)) Add(output, options.ClientName + "ServiceCollectionExtensions", DependencyInjectionEmitter.Emit(options));
        });
        context.RegisterSourceOutput(client.Combine(ForSimulator(project)), static (output, pair) =>
        {
            if (pair is (not null, { } simulator)) Add(output, simulator.Options.ClientName + "SimulatorExtensions", SimulatorEmitter.Emit(simulator.Options, simulator.HasHttpFactory));
        });
        context.RegisterSourceOutput(plan.Select(static (p, _) => p.Value.Rules).WithTrackingName(TrackingNames.Rules).Combine(emit), static (output, pair) =>
        {
            if (pair.Left.Values.Count + pair.Left.Keys.Count > 0) Add(output, "LosantRules", RulesEmitter.Emit(pair.Left, pair.Right));
        });

        context.RegisterSourceOutput(plan.Select(static (p, _) => p.Value.NamesFile).WithTrackingName(TrackingNames.NamesFile), static (output, text) =>
        {
            if (text is not null) Add(output, "LosantNamesFile", "//" + text.TrimEnd().Replace("\n", "\n//"));
        });

        // Report: the diagnostics of all steps.
        context.RegisterSourceOutput(misfits, Report);
        context.RegisterSourceOutput(options.SelectMany(static (o, _) => o.Diagnostics), Report);
        context.RegisterSourceOutput(options.Combine(references).SelectMany(static (pair, _) => pair.Left.Value.Check(pair.Right)), Report);
        context.RegisterSourceOutput(plan.SelectMany(static (p, _) => p.Diagnostics).WithTrackingName(TrackingNames.Diagnostics), Report);
    }

    /// <summary>How to emit the registration of the client with IHttpClientFactory; null in a project that does not reference it.</summary>
    private static IncrementalValueProvider<EmitOptions?> ForHttpFactory(IncrementalValueProvider<Project> project) =>
        project.Select(static (p, _) => p.References.HasHttpFactory ? p.Emit : null);

    /// <summary>How to emit what connects the client with a simulator; null in a project that does not reference one.</summary>
    private static IncrementalValueProvider<SimulatorOptions?> ForSimulator(IncrementalValueProvider<Project> project) =>
        project.Select(static (p, _) => p.References.HasSimulator ? new SimulatorOptions(p.Emit, p.References.HasHttpFactory) : null);

    private static IncrementalValueProvider<References> ReferencesOf(IncrementalGeneratorInitializationContext context) =>
        context.MetadataReferencesProvider
            .Select(static (reference, _) => AssemblyName(reference))
            .Where(static name => name is HttpFactory or Runtime or Simulator or Csv)
            .Collect().Select(static (found, _) => new References(found.Contains(Runtime), found.Contains(HttpFactory), found.Contains(Simulator), found.Contains(Csv))).WithTrackingName(TrackingNames.References);

    /// <summary>The name of a referenced assembly. A reference to a file displays its path; an editor's reference to another project displays the name alone.</summary>
    private static string AssemblyName(MetadataReference reference)
    {
        var name = FileNames.Of(reference.Display ?? "");
        return name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;
    }

    private static void Add(SourceProductionContext output, string name, string text)
    {
        output.CancellationToken.ThrowIfCancellationRequested();
        output.AddSource(name + ".g.cs", SourceText.From(text, Encoding.UTF8));
    }

    private static void Report(SourceProductionContext output, ReportedDiagnostic diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic());
}
