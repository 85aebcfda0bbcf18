using BenchmarkDotNet.Attributes;

namespace LosantGen.Benchmarks.Json;

/// <summary>Writing the same objects into an existing buffer.</summary>
[MemoryDiagnoser]
public class WritingBenchmarks
{
    private Response _response = null!;

    [Params(ResponseKind.Series, ResponseKind.SeriesOfLongNumbers, ResponseKind.LargeSeries, ResponseKind.LastValues, ResponseKind.Devices)]
    public ResponseKind Of { get; set; }

    [GlobalSetup]
    public void Setup() => _response = Responses.Of(Of);

    [Benchmark(Baseline = true)]
    public int SourceGeneration() => _response.WritePlain();

    [Benchmark]
    public int SourceGenerationNumbersOnly() => _response.WriteNumeric();

    [Benchmark]
    public int NJsonSchema() => _response.WritePeer();

    [Benchmark]
    public int LosantGen() => _response.WriteGenerated();
}
