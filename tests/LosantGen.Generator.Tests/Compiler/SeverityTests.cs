using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LosantGen.Generator.Tests.Compiler;

/// <summary>A consumer sets the severity of a diagnostic as for any other; the compiler reads the configuration.</summary>
public class SeverityTests
{
    private static readonly (string Path, string Text, string Kind)[] Files =
    [
        (Small.Folder + "thing.json", """{ "type": "object", "properties": { "size": { "type": "number", "min": 0 } } }""", "schema"),
    ];

    [Theory]
    [InlineData("/project/.globalconfig", "error", DiagnosticSeverity.Error)]
    [InlineData("/project/.editorconfig", "error", DiagnosticSeverity.Error)]
    [InlineData("/project/.editorconfig", "suggestion", DiagnosticSeverity.Info)]
    [InlineData("/project/.editorconfig", "warning", DiagnosticSeverity.Warning)]
    public void An_editorconfig_changes_a_severity(string path, string severity, DiagnosticSeverity expected)
    {
        var run = RunWith(path, severity);

        Assert.Equal(expected, Assert.Single(run.Diagnostics, d => d.Id == "LSG003").Severity);
        Assert.Contains("Thing.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void An_editorconfig_disables_a_diagnostic()
    {
        var run = RunWith("/project/.editorconfig", "none");

        Assert.Empty(run.Diagnostics);
        Assert.Contains("Thing.g.cs", run.Sources.Keys);
    }

    // The diagnostics are about JSON files, to which sections such as [*.cs] do not apply: the file must be global.
    private static GeneratorRun RunWith(string path, string severity)
    {
        var config = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse($"is_global = true\ndotnet_diagnostic.LSG003.severity = {severity}\n", path)));
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithSyntaxTreeOptionsProvider(new Severities(config.GlobalConfigOptions.TreeOptions));
        return GeneratorRun.Of(CSharpCompilation.Create("Consumer", [], GeneratorRun.References, options), Files, null, parse);
    }

    private sealed class Severities(ImmutableDictionary<string, ReportDiagnostic> options) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            options.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            options.TryGetValue(diagnosticId, out severity);
    }
}
