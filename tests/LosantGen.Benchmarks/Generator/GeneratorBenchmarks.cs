using BenchmarkDotNet.Attributes;
using LosantGen.Keeping;
using LosantGen.Model;
using LosantGen.Planning;
using LosantGen.Planning.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen.Benchmarks.Generator;

/// <summary>The generator in a warm compiler: as a whole, step by step, and after edits.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly BetweenRuns<KeptPlan> _between = new();
    private Consumer _consumer = null!;
    private GeneratorDriver _driver = null!;
    private Descriptions _read = null!;
    private Plan _plan = null!;
    private IReadOnlyList<(string Name, string Text)> _sources = [];
    private Consumer.TextFile[] _edits = [];
    private CSharpCompilation[] _compilations = [];
    private int _schemaEdit;
    private int _unrelatedEdit;

    [ParamsSource(nameof(Sets))]
    public DescriptionSet Of { get; set; } = DescriptionSet.Data;

    public static IEnumerable<DescriptionSet> Sets => DescriptionSet.All();

    [GlobalSetup]
    public void Setup()
    {
        _consumer = Consumer.Of(Of);
        _driver = _consumer.Driver.RunGenerators(Consumer.Compilation);
        _read = GeneratorSteps.Read(Of);
        _plan = GeneratorSteps.Plan(_read);
        _sources = _consumer.Sources();
        _compilations = [Consumer.EditedCompilation(0), Consumer.EditedCompilation(1)];

        // A schema that many types use, with and without a property.
        var path = Of.Files.Select(f => f.Path).FirstOrDefault(p => Path.GetFileName(p) == "device.json") ?? Of.Files.First(f => Path.GetFileName(f.Path) == "timeSeriesQuery.json").Path;
        var original = _consumer.Files.Single(f => f.Path == path);
        var at = original.GetText().ToString().IndexOf("\"properties\"", StringComparison.Ordinal);
        var brace = original.GetText().ToString().IndexOf('{', at) + 1;
        _edits = [original, new Consumer.TextFile(path, original.GetText().ToString().Insert(brace, "\"added\":{\"type\":\"string\"},"))];
    }

    /// <summary>A full run in a new driver.</summary>
    [Benchmark(Baseline = true)]
    public object Everything() => _consumer.Driver.RunGenerators(Consumer.Compilation);

    [Benchmark]
    public object Reading() => GeneratorSteps.Read(Of);

    [Benchmark]
    public int CheckingExamples() => GeneratorSteps.Check(_read);

    [Benchmark]
    public object Planning() => GeneratorSteps.Plan(_read);

    /// <summary>Planning where nothing has changed since the plan before: what an edit cannot go below.</summary>
    [Benchmark]
    public object PlanningAgain() => GeneratorSteps.PlanAgain(_read, _between);

    [Benchmark]
    public int Emitting() => GeneratorSteps.Emit(_plan);

    /// <summary>One schema gets a property, or loses it again.</summary>
    [Benchmark]
    public object SchemaEdit()
    {
        var old = _edits[_schemaEdit % 2];
        var next = _edits[++_schemaEdit % 2];
        return _driver = _driver.ReplaceAdditionalText(old, next).RunGenerators(Consumer.Compilation);
    }

    /// <summary>An edit of the project's C#.</summary>
    [Benchmark]
    public object UnrelatedEdit() => _driver = _driver.RunGenerators(_compilations[_unrelatedEdit++ % 2]);

    /// <summary>Compiles the emitted code.</summary>
    [Benchmark]
    public long CompilingTheCode()
    {
        using var assembly = new MemoryStream();
        var compilation = Consumer.Compilation.AddSyntaxTrees(_sources.Select(s => CSharpSyntaxTree.ParseText(SourceText.From(s.Text), Consumer.Parse, s.Name)));
        var emitted = compilation.Emit(assembly);
        return emitted.Success ? assembly.Length : throw new InvalidOperationException(emitted.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
    }
}
