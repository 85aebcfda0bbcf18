using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LosantGen.Generator.Tests.Actions;

/// <summary>A project that references the simulator gets a client that is connected with it, and any other project nothing of it.</summary>
public class SimulatorTests
{
    /// <summary>What the emitted code calls of the package.</summary>
    private const string Package = """
        namespace Losant.Simulator
        {
            public sealed class LosantSimulator
            {
                public System.Uri BaseUrl => null!;
                public string AccessToken => "";
                public System.Net.Http.HttpClient CreateHttpClient() => null!;
            }
        }
        """;

    private static readonly (string Path, string Text, string Kind)[] Files = [("apiInfo.json", Small.ApiOf("thing").Text, "schema"), ("thing.json", """{ "type": "object", "properties": { "a": { "type": "string" } } }""", "schema")];

    [Fact]
    public void With_the_package_a_simulator_creates_clients()
    {
        var run = Run("using Losant.Simulator; class C { object M(LosantSimulator s) => s.CreateClient(o => o.AccessToken = \"x\"); }", null);

        Assert.Empty(run.CompilerDiagnostics);
        Assert.DoesNotContain("IServiceCollection", run.Sources["LosantClientSimulatorExtensions.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_of_another_name_has_a_method_of_its_own()
    {
        var run = Run("using Losant.Simulator; class C { Pumps.PumpClient M(LosantSimulator s) => s.CreatePumpClient(); }", new Dictionary<string, string>
        {
            ["LosantClientName"] = "PumpClient",
            ["LosantNamespace"] = "Pumps",
        });

        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Without_the_package_there_is_nothing_of_it() =>
        Assert.DoesNotContain(Small.Generate(Small.ApiOf("thing"), Small.Schema("thing", """{ "type": "object" }""")).Sources.Keys, name => name.Contains("Simulator", StringComparison.Ordinal));

    [Fact]
    public void A_simulator_of_the_same_solution_is_found_too_where_an_editor_refers_to_the_project_itself()
    {
        var run = Run("using Losant.Simulator; class C { Losant.LosantClient M(LosantSimulator s) => s.CreateClient(); }", null, isProject: true);

        Assert.Empty(run.CompilerDiagnostics);
    }

    private static GeneratorRun Run(string program, IReadOnlyDictionary<string, string>? properties, bool isProject = false)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var simulator = CSharpCompilation.Create("LosantGen.Simulator", [CSharpSyntaxTree.ParseText(Package, parse)], GeneratorRun.References, options);
        MetadataReference reference = isProject ? simulator.ToMetadataReference() : MetadataReference.CreateFromImage(Image(simulator), filePath: "/packages/LosantGen.Simulator.dll");
        return GeneratorRun.Of(CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(program, parse)], GeneratorRun.References.Add(reference), options), Files, properties, parse);
    }

    private static byte[] Image(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return image.ToArray();
    }
}
