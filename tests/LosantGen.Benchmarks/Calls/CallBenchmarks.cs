using BenchmarkDotNet.Attributes;
using Losant;
using LosantGen.Benchmarks.Data;
using LosantGen.Benchmarks.Plain;

namespace LosantGen.Benchmarks.Calls;

/// <summary>One call with a small request and a small response.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private readonly TimeSeriesQuery _generated = Requests.Generated(2);
    private readonly PlainQuery _plain = Requests.Plain(2);
    private Clients _clients = null!;

    [Params(Way.InMemory, Way.Loopback)]
    public Way Over { get; set; }

    [GlobalSetup]
    public void Setup() => _clients = new Clients(Over);

    [GlobalCleanup]
    public void Cleanup() => _clients.Dispose();

    [Benchmark(Baseline = true)]
    public async Task<object> HandWritten() => await _clients.HandWritten.QueryAsync(ResponseText.ApplicationId, _plain, default).ConfigureAwait(false);

    [Benchmark]
    public async Task<object> HandWrittenShort() => await _clients.HandWritten.QueryShortAsync(ResponseText.ApplicationId, _plain, default).ConfigureAwait(false);

    [Benchmark]
    public async Task<object> LosantGen() => await _clients.Generated.Data.TimeSeriesQueryAsync(ResponseText.ApplicationId, _generated).ConfigureAwait(false);
}
