using BenchmarkDotNet.Attributes;
using Losant;
using LosantGen.Benchmarks.Data;
using LosantGen.Benchmarks.Plain;

namespace LosantGen.Benchmarks.Calls;

/// <summary>1,000 calls over loopback, 64 at a time.</summary>
[MemoryDiagnoser]
public class ThroughputBenchmarks
{
    private const int Calls = 1_000;
    private const int AtATime = 64;

    private readonly TimeSeriesQuery _generated = Requests.Generated(2);
    private readonly PlainQuery _plain = Requests.Plain(2);
    private Clients _clients = null!;

    [GlobalSetup]
    public void Setup() => _clients = new Clients(Way.Loopback);

    [GlobalCleanup]
    public void Cleanup() => _clients.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public Task HandWritten() => RunAsync(() => _clients.HandWritten.QueryAsync(ResponseText.ApplicationId, _plain, default));

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task LosantGen() => RunAsync(() => _clients.Generated.Data.TimeSeriesQueryAsync(ResponseText.ApplicationId, _generated));

    private static Task RunAsync(Func<Task> call)
    {
        var left = Calls;
        return Task.WhenAll(Enumerable.Range(0, AtATime).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await call().ConfigureAwait(false);
        }));
    }
}
