using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace LosantGen.Benchmarks.Json;

/// <summary>Reading whole answers.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private Answer _answer = null!;

    [Params(AnswerKind.Series, AnswerKind.SeriesOfLongNumbers, AnswerKind.LargeSeries, AnswerKind.LastValues, AnswerKind.Devices)]
    public AnswerKind Of { get; set; }

    [GlobalSetup]
    public void Setup() => _answer = Answers.Of(Of);

    /// <summary>The limit: every token is looked at and nothing kept.</summary>
    [Benchmark]
    public long BarePass()
    {
        var reader = new Utf8JsonReader(_answer.Utf8);
        while (reader.Read())
        {
            // Nothing is kept.
        }

        return reader.BytesConsumed;
    }

    [Benchmark(Baseline = true)]
    public object SourceGeneration() => _answer.ReadPlain();

    [Benchmark]
    public object SourceGenerationNumbersOnly() => _answer.ReadNumeric();

    [Benchmark]
    public object NSwag() => _answer.ReadPeer();

    [Benchmark]
    public object LosantGen() => _answer.ReadGenerated();
}
