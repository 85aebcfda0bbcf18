using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen.Generator.Tests.Compiler;

/// <summary>
/// The generator under Microsoft.CodeAnalysis.Testing, the compiler team's harness: it uses the driver that an editor uses, and
/// every diagnostic and every generated file must be expected by name.
/// </summary>
public class HarnessTests
{
    private const string Lamp = """{ "type": "object", "properties": { "name": { "type": "string" } }, "additionalProperties": false }""";

    [Fact]
    public async Task A_schema_becomes_a_class_that_a_program_can_use()
    {
        var test = new Test("""
            using Losant;

            public static class Program
            {
                public static string? NameOf(Lamp lamp) => lamp.Name;
            }
            """);
        test.Describe("lamp", Lamp);

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_broken_node_is_reported_at_its_location()
    {
        var test = new Test();
        test.Describe("lamp", "{\n  \"type\": \"object\",\n  \"min\": 1\n}");
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("LSG003", DiagnosticSeverity.Warning).WithSpan("/descriptions/lamp.json", 3, 3, 3, 3)
            .WithArguments("'min'", "is not a keyword of JSON Schema; 'minimum' may be meant; it is ignored and everything else is generated"));

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_file_that_is_not_JSON_is_an_error()
    {
        var test = new Test();
        test.Describe("lamp", "");
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("LSG001", DiagnosticSeverity.Error).WithSpan("/descriptions/lamp.json", 1, 1, 1, 1).WithArguments("lamp.json", "it is empty"));

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Additional_files_of_others_are_ignored()
    {
        var test = new Test();
        test.TestState.AdditionalFiles.Add(("/settings.json", "{ not JSON"));

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_invalid_option_is_an_error_without_a_location()
    {
        var test = new Test();
        test.Describe("lamp", Lamp);
        test.Properties.Add("build_property.LosantAccessibility = private");
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("LSG010", DiagnosticSeverity.Error).WithArguments("LosantAccessibility", "private", "expected public or internal"));

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_built_in_descriptions_generate_the_client_that_the_README_shows()
    {
        var test = new Test("""
            using System;
            using System.Threading.Tasks;
            using Losant;

            public static class Program
            {
                public static async Task<TimeSeriesData> Mean(LosantClient losant, string applicationId) =>
                    await losant.Data.TimeSeriesQueryAsync(applicationId, new TimeSeriesQuery
                    {
                        Start = LosantTime.Ago(TimeSpan.FromMinutes(10)),
                        End = LosantTime.Now,
                        Resolution = 300_000,
                        Aggregation = Aggregation.Mean,
                        Attributes = ["voltage"],
                        DeviceQuery = new() { Or = [new() { Name = "pump" }, new() { DeviceClass = new ValueCondition { In = ["gateway"] } }] },
                    });
            }
            """);
        foreach (var (path, text, kind) in BuiltIn.Files()) test.Describe(Path.GetFileNameWithoutExtension(path), text, kind);

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpSourceGeneratorTest<LosantGenerator, DefaultVerifier>
    {
        private readonly List<string> _metadata = [];

        public Test(string program = "")
        {
            // The framework that the tests run on, without a download.
            ReferenceAssemblies = new ReferenceAssemblies("running");
            TestState.AdditionalReferences.AddRange(GeneratorRun.References);
            // The snapshot tests compare the generated code, with input and output side by side.
            TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
            TestState.AnalyzerConfigFiles.Add(("/.globalconfig", ""));
            TestState.Sources.Add(program);
        }

        public List<string> Properties { get; } = [];

        public void Describe(string name, string json, string kind = "schema")
        {
            var path = $"/descriptions/{name}.json";
            TestState.AdditionalFiles.Add((path, json));
            _metadata.Add($"[{path}]\nbuild_metadata.AdditionalFiles.LosantGenKind = {kind}\n");
        }

        protected override Task RunImplAsync(CancellationToken cancellationToken)
        {
            TestState.AnalyzerConfigFiles[0] = ("/.globalconfig", SourceText.From($"is_global = true\n{string.Join('\n', Properties)}\n\n{string.Join('\n', _metadata)}"));
            return base.RunImplAsync(cancellationToken);
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

        protected override CompilationOptions CreateCompilationOptions() =>
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);
    }
}
