using BenchmarkDotNet.Attributes;

namespace LosantGen.Benchmarks.Json;

/// <summary>Writing the same objects into a buffer that is there already.</summary>
[MemoryDiagnoser]
public class WritingBenchmarks
{
    private Answer _answer = null!;

    [Params(AnswerKind.Series, AnswerKind.SeriesOfLongNumbers, AnswerKind.LargeSeries, AnswerKind.LastValues, AnswerKind.Devices)]
    public AnswerKind Of { get; set; }

    [GlobalSetup]
    public void Setup() => _answer = Answers.Of(Of);

    [Benchmark(Baseline = true)]
    public int SourceGeneration() => _answer.WritePlain();

    [Benchmark]
    public int SourceGenerationNumbersOnly() => _answer.WriteNumeric();

    [Benchmark]
    public int NSwag() => _answer.WritePeer();

    [Benchmark]
    public int LosantGen() => _answer.WriteGenerated();
}
