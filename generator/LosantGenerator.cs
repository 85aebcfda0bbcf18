using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using LosantGen.Diagnostics;
using LosantGen.Emitting;
using LosantGen.Model;
using LosantGen.Planning;
using LosantGen.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen;

/// <summary>
/// Generates a typed client from endpoint and schema descriptions. The steps: files are read one by one, everything read is
/// planned together, and every planned type and resource is emitted by itself. All values between steps are records that
/// are equal when their content is, so that an edit re-runs only what it changes.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class LosantGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider.Select(static (o, _) => GeneratorOptions.Read(o.GlobalOptions)).WithTrackingName(Steps.Options);
        var compiler = context.ParseOptionsProvider.Select(static (o, _) => LanguageOf(o)).WithTrackingName(Steps.Language);

        var hasHttpFactory = context.MetadataReferencesProvider
            .Where(static r => FileNames.Of(r.Display ?? "") == "Microsoft.Extensions.Http.dll")
            .Collect().Select(static (found, _) => found.Length > 0).WithTrackingName(Steps.HttpFactory);

        // Text: only files that the package's targets marked.
        var inputs = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => Input.KindOf(pair.Left, pair.Right) is var kind && kind == InputKind.None ? null : Input.Of(pair.Left, kind, cancellation))
            .WithTrackingName(Steps.Input)
            .Where(static input => input is not null)
            .Select(static (input, _) => input!);

        // Read: one file at a time.
        var apis = inputs.Where(static i => i.Kind == InputKind.Api).Select(static (i, c) => ApiReader.ReadFile(i.Path, i.Text, c)).WithTrackingName(Steps.ReadApi);
        var schemas = inputs.Where(static i => i.Kind == InputKind.Schema).Select(static (i, c) => SchemaReader.ReadFile(i.Path, i.Text, c)).WithTrackingName(Steps.ReadSchema);
        var examples = inputs.Where(static i => i.Kind == InputKind.Examples).Select(static (i, _) => ExamplesReader.ReadFile(i.Path, i.Text)).WithTrackingName(Steps.ReadExamples);
        var names = inputs.Where(static i => i.Kind is InputKind.Names or InputKind.BuiltInNames)
            .Select(static (i, _) => (i.Kind, Result: NamesReader.ReadFile(i.Path, i.Text))).WithTrackingName(Steps.ReadNames);

        // Check: examples against their schemas. They are documentation, so that nothing else waits for it.
        var misfits = examples.Collect().Combine(schemas.Collect())
            .Select(static (read, c) => ExampleChecker.Check(Values(read.Left), Values(read.Right), c)).WithTrackingName(Steps.CheckExamples);

        // Plan: everything together, since names must not collide.
        var plan = apis.Collect().Combine(schemas.Collect()).Combine(examples.Collect()).Combine(names.Collect())
            .Select(static (read, _) => new Descriptions(
                Values(read.Left.Left.Left), Values(read.Left.Left.Right), Values(read.Left.Right),
                Values(read.Right.Where(n => n.Kind == InputKind.Names).Select(n => n.Result).ToImmutableArray()),
                Values(read.Right.Where(n => n.Kind == InputKind.BuiltInNames).Select(n => n.Result).ToImmutableArray())))
            .WithTrackingName(Steps.Descriptions)
            .Combine(options).Combine(compiler)
            .Select(static (all, cancellation) => all.Right is not null
                ? new Result<Plan>(new Plan(default, default, null, default, default), default)
                : Planner.Plan(all.Left.Left, all.Left.Right.Value.Resources, all.Left.Right.Value.Emit.ClientName, cancellation))
            .WithTrackingName(Steps.Plan);

        // Emit: one file for each type and each resource.
        var emit = options.Select(static (o, _) => o.Value.Emit).WithTrackingName(Steps.EmitOptions);
        context.RegisterSourceOutput(
            plan.SelectMany(static (p, _) => StableSlots.Of(p.Value.Types, t => t.Name)).SelectMany(static (slot, _) => slot).WithTrackingName(Steps.Type).Combine(emit),
            static (output, pair) => Add(output, pair.Left.Name, TypeEmitter.Emit(pair.Left, pair.Right)));
        context.RegisterSourceOutput(
            plan.SelectMany(static (p, _) => StableSlots.Of(p.Value.Resources, r => r.ClassName)).SelectMany(static (slot, _) => slot).WithTrackingName(Steps.Resource).Combine(emit),
            static (output, pair) => Add(output, pair.Left.ClassName, ResourceEmitter.Emit(pair.Left, pair.Right)));
        context.RegisterSourceOutput(
            plan.Select(static (p, _) => p.Value.Client).WithTrackingName(Steps.Client).Combine(emit),
            static (output, pair) =>
            {
                if (pair.Left is not null) Add(output, pair.Right.ClientName, ClientEmitter.Emit(pair.Left, pair.Right));
            });
        context.RegisterSourceOutput(
            plan.Select(static (p, _) => p.Value.Client is not null).Combine(hasHttpFactory).Combine(emit),
            static (output, pair) =>
            {
                if (pair.Left is (true, true)) Add(output, pair.Right.ClientName + "ServiceCollectionExtensions", DependencyInjectionEmitter.Emit(pair.Right));
            });
        context.RegisterSourceOutput(
            plan.Select(static (p, _) => (p.Value.Rules, p.Value.Keys)).WithTrackingName(Steps.Rules).Combine(emit),
            static (output, pair) =>
            {
                if (pair.Left.Rules.Count + pair.Left.Keys.Count > 0) Add(output, "LosantRules", RulesEmitter.Emit(pair.Left.Rules, pair.Left.Keys, pair.Right));
            });

        // Report: what was found on the way.
        context.RegisterSourceOutput(apis, static (output, read) => Report(output, read.Diagnostics));
        context.RegisterSourceOutput(schemas, static (output, read) => Report(output, read.Diagnostics));
        context.RegisterSourceOutput(examples, static (output, read) => Report(output, read.Diagnostics));
        context.RegisterSourceOutput(misfits, static (output, found) => Report(output, found));
        context.RegisterSourceOutput(names, static (output, read) => Report(output, read.Result.Diagnostics));
        context.RegisterSourceOutput(options, static (output, read) => Report(output, read.Diagnostics));
        context.RegisterSourceOutput(plan.Select(static (p, _) => p.Diagnostics).WithTrackingName(Steps.Diagnostics), static (output, found) => Report(output, found));
        context.RegisterSourceOutput(compiler, static (output, language) =>
        {
            if (language is not null) output.ReportDiagnostic(ReportedDiagnostic.At(null, Descriptors.CompilerTooOld, language).ToDiagnostic());
        });
    }

    /// <summary>The C# version where it is too old; null where it will do.</summary>
    private static string? LanguageOf(ParseOptions options) =>
        options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 } csharp ? csharp.LanguageVersion.ToDisplayString() : null;

    private static EquatableArray<T> Values<T>(ImmutableArray<Result<T?>> results)
        where T : class => results.Select(r => r.Value).OfType<T>().ToEquatableArray();

    private static void Add(SourceProductionContext output, string name, string text)
    {
        output.CancellationToken.ThrowIfCancellationRequested();
        output.AddSource(name + ".g.cs", SourceText.From(text, Encoding.UTF8));
    }

    private static void Report(SourceProductionContext output, EquatableArray<ReportedDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) output.ReportDiagnostic(diagnostic.ToDiagnostic());
    }
}
