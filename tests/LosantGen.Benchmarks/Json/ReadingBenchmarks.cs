using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace LosantGen.Benchmarks.Json;

/// <summary>Reading whole responses.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private Response _response = null!;

    [Params(ResponseKind.Series, ResponseKind.SeriesOfLongNumbers, ResponseKind.LargeSeries, ResponseKind.LastValues, ResponseKind.Devices)]
    public ResponseKind Of { get; set; }

    [GlobalSetup]
    public void Setup() => _response = Responses.Of(Of);

    /// <summary>The lower bound: every token is read and nothing is stored.</summary>
    [Benchmark]
    public long BarePass()
    {
        var reader = new Utf8JsonReader(_response.Utf8);
        while (reader.Read())
        {
            // Nothing is stored.
        }

        return reader.BytesConsumed;
    }

    [Benchmark(Baseline = true)]
    public object SourceGeneration() => _response.ReadPlain();

    [Benchmark]
    public object SourceGenerationNumbersOnly() => _response.ReadNumeric();

    [Benchmark]
    public object NJsonSchema() => _response.ReadPeer();

    [Benchmark]
    public object LosantGen() => _response.ReadGenerated();
}
