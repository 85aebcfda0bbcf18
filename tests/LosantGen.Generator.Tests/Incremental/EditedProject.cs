using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen.Generator.Tests.Incremental;

/// <summary>A project as a program that is open for long has it: one driver, which sees one edit of the descriptions after the other. Each state is a value of its own.</summary>
internal sealed class EditedProject
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create("Consumer", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private readonly ImmutableDictionary<string, AdditionalText> _files;
    private readonly Options _options;
    private readonly GeneratorDriver _driver;

    private EditedProject(ImmutableDictionary<string, AdditionalText> files, Options options, GeneratorDriver driver) => (_files, _options, _driver) = (files, options, driver);

    public static EditedProject Of(IEnumerable<(string Path, string Text)> files, params (string Name, string Value)[] properties)
    {
        var texts = files.ToImmutableDictionary(f => f.Path, AdditionalText (f) => new Text(f.Path, f.Text), StringComparer.Ordinal);
        var options = new Options(properties);
        return new(texts, options, CSharpGeneratorDriver.Create([new LosantGenerator().AsSourceGenerator()], texts.Values.OrderBy(t => t.Path, StringComparer.Ordinal), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12), options));
    }

    /// <summary>The same files and options in a driver that saw nothing before.</summary>
    public EditedProject Afresh() => Of(_files.Values.Select(f => (f.Path, f.GetText()!.ToString())), _options.Properties);

    /// <summary>The project after an edit of a file: another text, a new file, or none.</summary>
    public EditedProject Edit(string path, string? text) => Edit([new(path, text)]);

    /// <summary>The project after edits of several files, which the generator sees at once.</summary>
    public EditedProject Edit(IEnumerable<KeyValuePair<string, string?>> edits)
    {
        var (files, driver) = (_files, _driver);
        foreach (var (path, text) in edits)
        {
            var old = files.GetValueOrDefault(path);
            var edited = text is null ? null : new Text(path, text);
            files = edited is null ? files.Remove(path) : files.SetItem(path, edited);
            driver = (old, edited) switch
            {
                (null, null) => driver,
                (null, _) => driver.AddAdditionalTexts([edited]),
                (_, null) => driver.RemoveAdditionalTexts([old]),
                _ => driver.ReplaceAdditionalText(old, edited),
            };
        }
        return new(files, _options, driver);
    }

    /// <summary>The project with other properties.</summary>
    public EditedProject With(params (string Name, string Value)[] properties)
    {
        var options = new Options(properties);
        return new(_files, options, _driver.WithUpdatedAnalyzerConfigOptions(options));
    }

    /// <summary>Generates: the project afterwards, all sources, and all diagnostics in their order.</summary>
    public (EditedProject After, string Outcome) Generate() => Run(TestContext.Current.CancellationToken);

    /// <summary>Begins to generate, and is cancelled at once.</summary>
    public void GenerateCancelled() => Run(new CancellationToken(canceled: true));

    private (EditedProject After, string Outcome) Run(CancellationToken cancellation)
    {
        var driver = _driver.RunGenerators(Compilation, cancellation);
        var result = driver.GetRunResult().Results[0];
        var outcome = result.Exception is { } failure ? failure.ToString()
            : string.Concat(result.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal).Select(s => "### " + s.HintName + "\n" + s.SourceText))
                + string.Concat(result.Diagnostics.Select(d => $"### {d}\n"));
        return (new(_files, _options, driver), outcome);
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options((string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        public (string Name, string Value)[] Properties => properties;

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToDictionary(p => "build_property." + p.Name, p => p.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
            new Dictionary<string, string> { ["build_metadata.AdditionalFiles.LosantGenKind"] = textFile.Path.EndsWith("names.json", StringComparison.Ordinal) ? "names" : textFile.Path.EndsWith("members.json", StringComparison.Ordinal) ? "builtInNames" : "schema" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
