using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen.Testing.Roslyn;

/// <summary>
/// Runs the generator on description files in memory, as the compiler does, and compiles the output. Every run is followed by
/// a second one after an unrelated edit of C#, in which all steps must be cached.
/// </summary>
public sealed class GeneratorRun
{
    /// <summary>The assemblies of the framework that the tests run on, and the runtime library: nothing is downloaded.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var f && (f.StartsWith("System.", StringComparison.Ordinal) || f is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll" or "LosantGen.Runtime.dll"))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    // All compilations share these references, so that the compiler reads the assemblies only once.
    private static readonly ConcurrentDictionary<LanguageVersion, CSharpCompilation> Empty = [];

    private readonly CSharpCompilation _input;
    private readonly ImmutableArray<File> _files;
    private readonly Options _options;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _sources;
    private readonly Lazy<IReadOnlyList<Diagnostic>> _compilerDiagnostics;

    private GeneratorRun(CSharpCompilation input, ImmutableArray<File> files, Options options, GeneratorDriver driver, bool isAfterDeletion = false)
    {
        (_input, _files, _options) = (input, files, options);
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Compilation = (CSharpCompilation)output;
        Result = Driver.GetRunResult();
        _sources = new(() => Result.Results.SelectMany(r => r.GeneratedSources).ToDictionary(s => s.HintName, s => s.SourceText.ToString()));
        _compilerDiagnostics = new(() => OfCompiler(Compilation.GetDiagnostics()));
        // Only with step tracking, the compiler loses an input in the run after one in which another input was removed.
        if (!isAfterDeletion) AssertThatAnUnrelatedEditRunsNothing();
    }

    public GeneratorDriver Driver { get; }

    public CSharpCompilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public IReadOnlyDictionary<string, string> Sources => _sources.Value;

    public static GeneratorRun Of(IEnumerable<(string Path, string Text)> files, string program = "", IReadOnlyDictionary<string, string>? properties = null, LanguageVersion language = LanguageVersion.CSharp12) =>
        Of(files.Select(f => (f.Path, f.Text, f.Path.EndsWith("names.json", StringComparison.Ordinal) ? "names" : "schema")), program, properties, language);

    public static GeneratorRun Of(IEnumerable<(string Path, string Text, string Kind)> files, string program = "", IReadOnlyDictionary<string, string>? properties = null, LanguageVersion language = LanguageVersion.CSharp12, IEnumerable<MetadataReference>? references = null)
    {
        var parse = ParseOptions(language);
        var compilation = Empty.GetOrAdd(language, static (_, parse) => NewCompilation(parse), parse).AddReferences(references ?? []).AddSyntaxTrees(CSharpSyntaxTree.ParseText(SourceText.From(program), parse));
        return Of(compilation, files, properties, parse);
    }

    /// <summary>Runs on a given compilation. A file of no kind has no metadata.</summary>
    public static GeneratorRun Of(CSharpCompilation compilation, IEnumerable<(string Path, string Text, string Kind)> files, IReadOnlyDictionary<string, string>? properties, CSharpParseOptions parse)
    {
        var list = files.ToList();
        var texts = list.Select(f => new File(f.Path, f.Text)).ToImmutableArray();
        var options = new Options(list.ToDictionary(f => f.Path, f => f.Kind), properties ?? new Dictionary<string, string>());
        var driver = CSharpGeneratorDriver.Create(
            [new LosantGenerator().AsSourceGenerator()],
            texts,
            parse,
            options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(compilation, texts, options, driver);
    }

    /// <summary>Runs again after an edit: the named file gets another text (or the same text in a new object); null deletes it.</summary>
    public GeneratorRun AfterEdit(string path, string? text)
    {
        var old = _files.FirstOrDefault(f => f.Path == path);
        if (text is null) return new GeneratorRun(_input, _files.Remove(old!), _options, Driver.RemoveAdditionalTexts([old!]), isAfterDeletion: true);
        var edited = new File(path, text);
        if (old is not null) return new GeneratorRun(_input, _files.Replace(old, edited), _options, Driver.ReplaceAdditionalText(old, edited));
        var options = new Options(new Dictionary<string, string>(_options.Kinds) { [path] = "schema" }, _options.Properties);
        return new GeneratorRun(_input, _files.Add(edited), options, Driver.AddAdditionalTexts([edited]).WithUpdatedAnalyzerConfigOptions(options));
    }

    /// <summary>Runs again with other properties of the project.</summary>
    public GeneratorRun AfterChangeOf(IReadOnlyDictionary<string, string> properties)
    {
        var options = new Options(_options.Kinds, properties);
        return new GeneratorRun(_input, _files, options, Driver.WithUpdatedAnalyzerConfigOptions(options));
    }

    /// <summary>The texts of a step's new or modified outputs.</summary>
    public IReadOnlyList<object> Renewed(string step) =>
        [.. Outputs(step).Where(o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified).Select(o => o.Value)];

    /// <summary>How often a step ran.</summary>
    public int Runs(string step) => Outputs(step).Count(o => o.Reason != IncrementalStepRunReason.Cached);

    /// <summary>The names of the generated files that differ from those of another run.</summary>
    public IReadOnlyList<string> ChangedSince(GeneratorRun before)
    {
        var (old, now) = (before.Sources, Sources);
        return [.. old.Keys.Union(now.Keys).Where(k => !old.TryGetValue(k, out var o) || !now.TryGetValue(k, out var n) || o != n).Order(StringComparer.Ordinal)];
    }

    /// <summary>Errors and warnings of the compiler for program and generated code, compiled on first use.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics => _compilerDiagnostics.Value;

    /// <summary>Errors and warnings of another language version.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnosticsAt(LanguageVersion language)
    {
        var parse = ParseOptions(language);
        var trees = Compilation.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.GetText(), parse, t.FilePath));
        return OfCompiler(Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees).GetDiagnostics());
    }

    /// <summary>Errors and warnings of the compiler for a program that uses the generated code, without those of the generated code.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnosticsOf(string program)
    {
        var tree = CSharpSyntaxTree.ParseText(program, (CSharpParseOptions?)_input.SyntaxTrees.FirstOrDefault()?.Options);
        return OfCompiler(Compilation.AddSyntaxTrees(tree).GetSemanticModel(tree).GetDiagnostics());
    }

    private static CSharpParseOptions ParseOptions(LanguageVersion language) =>
        CSharpParseOptions.Default.WithLanguageVersion(language).WithDocumentationMode(DocumentationMode.Diagnose);

    private static CSharpCompilation NewCompilation(CSharpParseOptions parse) => CSharpCompilation.Create(
        "Consumer",
        [CSharpSyntaxTree.ParseText(SourceText.From(ImplicitUsings), parse)],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    private static IReadOnlyList<Diagnostic> OfCompiler(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.Id.StartsWith("LSG", StringComparison.Ordinal))];

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        Result.Results[0].TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(r => r.Outputs) : [];

    private void AssertThatAnUnrelatedEditRunsNothing()
    {
        var edited = _input.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal sealed class Unrelated;", (CSharpParseOptions?)_input.SyntaxTrees.FirstOrDefault()?.Options));
        var second = Driver.RunGenerators(edited).GetRunResult().Results[0];
        var ran = second.TrackedSteps.Where(s => s.Key.StartsWith("Losant", StringComparison.Ordinal))
            .Concat(second.TrackedOutputSteps)
            .Where(s => s.Value.Any(run => run.Outputs.Any(o => o.Reason != IncrementalStepRunReason.Cached)))
            .Select(s => s.Key);
        Assert.Empty(ran.Distinct());
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(IReadOnlyDictionary<string, string> kinds, IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public IReadOnlyDictionary<string, string> Kinds => kinds;

        public IReadOnlyDictionary<string, string> Properties => properties;

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToDictionary(p => "build_property." + p.Key, p => p.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
            kinds.TryGetValue(textFile.Path, out var kind) && kind.Length > 0 ? new Dictionary<string, string> { ["build_metadata.AdditionalFiles.LosantGenKind"] = kind } : []);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
