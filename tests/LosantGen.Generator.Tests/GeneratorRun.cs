using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen.Tests;

/// <summary>Runs the generator over description files in memory, as the compiler would, and compiles what comes out.</summary>
internal sealed class GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var f && (f.StartsWith("System.", StringComparison.Ordinal) || f is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll" or "LosantGen.Runtime.dll"))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private GeneratorRun(CSharpCompilation compilation, GeneratorDriver driver)
    {
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Compilation = (CSharpCompilation)output;
        Result = Driver.GetRunResult();
    }

    public GeneratorDriver Driver { get; }

    public CSharpCompilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public IReadOnlyDictionary<string, string> Sources => Result.Results.SelectMany(r => r.GeneratedSources).ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    public static GeneratorRun Of(IEnumerable<(string Path, string Text)> files, string program = "", IReadOnlyDictionary<string, string>? properties = null, LanguageVersion language = LanguageVersion.CSharp12) =>
        Of(files.Select(f => (f.Path, f.Text, f.Path.EndsWith("names.json", StringComparison.Ordinal) ? "names" : "schema")), program, properties, language);

    public static GeneratorRun Of(IEnumerable<(string Path, string Text, string Kind)> files, string program = "", IReadOnlyDictionary<string, string>? properties = null, LanguageVersion language = LanguageVersion.CSharp12)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(language).WithDocumentationMode(DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(SourceText.From(ImplicitUsings), parse), CSharpSyntaxTree.ParseText(SourceText.From(program), parse)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error)
                .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        var list = files.ToList();
        var driver = CSharpGeneratorDriver.Create(
            [new LosantGenerator().AsSourceGenerator()],
            list.Select(f => (AdditionalText)new File(f.Path, f.Text)),
            parse,
            new Options(list.ToDictionary(f => f.Path, f => f.Kind), properties ?? new Dictionary<string, string>()),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(compilation, driver);
    }

    /// <summary>Errors and warnings of the compiler over program and generated code.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics => [.. Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.Id.StartsWith("LSG", StringComparison.Ordinal))];

    /// <summary>Compiles and loads the consumer.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream();
        var emitted = Compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        stream.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(stream);
    }

    public sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(IReadOnlyDictionary<string, string> kinds, IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToDictionary(p => "build_property." + p.Key, p => p.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
            kinds.TryGetValue(textFile.Path, out var kind) ? new Dictionary<string, string> { ["build_metadata.AdditionalFiles.LosantGenKind"] = kind } : []);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
