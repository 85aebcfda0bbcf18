using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Losant;
using Losant.Runtime;
using LosantGen.Benchmarks.Data;
using LosantGen.Benchmarks.Plain;

namespace LosantGen.Benchmarks.Json;

/// <summary>Validating a request with 1,000 device ids and a nested query, compared with writing it.</summary>
[MemoryDiagnoser]
public class ValidationBenchmarks
{
    private readonly TimeSeriesQuery _generated = Requests.Generated(1_000);
    private readonly PlainQuery _plain = Requests.Plain(1_000);
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly Utf8JsonWriter _writer;

    public ValidationBenchmarks() => _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });

    [Benchmark(Baseline = true)]
    public int Writing()
    {
        var output = new JsonOutput();
        Write(ref output, _generated);
        var length = output.Written.Length;
        output.Dispose();
        return length;
    }

    [Benchmark]
    public int WritingWithSourceGeneration()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        JsonSerializer.Serialize(_writer, _plain, PlainJson.Default.PlainQuery);
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public void Validation() => JsonText.Validate<TimeSeriesQuery, TimeSeriesQuery>(_generated);

    private static void Write<T>(ref JsonOutput output, T value)
        where T : IJsonCodec<T> => T.Write(ref output, value);
}
