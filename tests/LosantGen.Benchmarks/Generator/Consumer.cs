using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen.Benchmarks.Generator;

/// <summary>A project that uses the generator, in memory, as the compiler sees it.</summary>
internal sealed class Consumer
{
    public static CSharpParseOptions Parse { get; } = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);

    private Consumer(ImmutableArray<TextFile> files, GeneratorDriver driver)
    {
        Files = files;
        Driver = driver;
    }

    public static CSharpCompilation Compilation { get; } = CSharpCompilation.Create(
        "Consumer",
        [CSharpSyntaxTree.ParseText(SourceText.From("public class Program;"), Parse)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var f && (f.StartsWith("System.", StringComparison.Ordinal) || f is "netstandard.dll" or "LosantGen.Runtime.dll"))
            .Select(p => MetadataReference.CreateFromFile(p)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

    /// <summary>The project after an unrelated edit of its C#.</summary>
    public static CSharpCompilation EditedCompilation(int edit) =>
        Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"internal sealed class Unrelated{edit};", Parse));

    public ImmutableArray<TextFile> Files { get; }

    public GeneratorDriver Driver { get; }

    public static Consumer Of(DescriptionSet descriptions)
    {
        var files = descriptions.Files.Select(f => new TextFile(f.Path, f.Text)).ToImmutableArray();
        var driver = CSharpGeneratorDriver.Create(
            [new LosantGenerator().AsSourceGenerator()], files, Parse, new Options(descriptions.Files.ToDictionary(f => f.Path, f => f.Kind)));
        return new Consumer(files, driver);
    }

    /// <summary>The sources that the generator emits.</summary>
    public IReadOnlyList<(string Name, string Text)> Sources()
    {
        var result = Driver.RunGenerators(Compilation).GetRunResult().Results.Single();
        if (result.Exception is not null) throw new InvalidOperationException("The generator failed.", result.Exception);
        return [.. result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString()))];
    }

    internal sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(IReadOnlyDictionary<string, string> kinds) : AnalyzerConfigOptionsProvider
    {
        private readonly Dictionary<string, Values> _byPath =
            kinds.ToDictionary(k => k.Key, k => new Values(new() { ["build_metadata.AdditionalFiles.LosantGenKind"] = k.Value }));

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _byPath.GetValueOrDefault(textFile.Path) ?? GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
