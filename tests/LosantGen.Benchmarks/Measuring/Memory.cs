using System.Diagnostics;
using System.Text;
using Losant;
using LosantGen.Benchmarks.Calls;
using LosantGen.Benchmarks.Data;

namespace LosantGen.Benchmarks.Measuring;

/// <summary>
/// What a response costs on the heap for each byte of its JSON: what the value keeps, and what the call allocates altogether. Each case is
/// called once; the figures are the same in every run.
/// </summary>
internal static class Memory
{
    private const double Megabyte = 1024 * 1024;

    public static async Task RunAsync()
    {
        var table = new Table("of", "MB", "kept MB", "kept per byte", "allocated MB", "allocated per byte", "ms");
        await AddAsync("time series", ResponseText.TimeSeries(100, 5_000), Series);
        await AddAsync("last values", ResponseText.LastValues(100_000), LastValues);
        await AddAsync("devices", ResponseText.Devices(20_000), Devices);
        await AddAsync("devices without members", Repeated("{}", 1_000_000), Devices);
        await AddAsync("devices that are numbers", Repeated("1", 100_000), Devices);
        await AddAsync("a raw response", ResponseText.Devices(20_000), Raw);
        await AddAsync("a raw response read as JSON", ResponseText.Devices(20_000), async client => (await client.SendRawAsync(Request).ConfigureAwait(false)).ToJson());
        await AddAsync("a raw response of numbers read as JSON", Repeated("1", 1_000_000), async client => (await client.SendRawAsync(Request).ConfigureAwait(false)).ToJson());
        table.Print("Memory of a response");

        async Task AddAsync(string of, byte[] utf8, Func<LosantClient, Task<object>> call)
        {
            await CallAsync(utf8, call).ConfigureAwait(false);
            var (kept, allocated, time) = await CallAsync(utf8, call).ConfigureAwait(false);
            table.Add(
                of,
                Table.Number(utf8.Length / Megabyte, 1),
                Table.Number(kept / Megabyte, 1),
                Table.Number((double)kept / utf8.Length, 1),
                Table.Number(allocated / Megabyte, 1),
                Table.Number((double)allocated / utf8.Length, 1),
                Table.Number(time.TotalMilliseconds, 0));
        }
    }

    private static LosantRawRequest Request => new(HttpMethod.Get, "/devices");

    private static async Task<object> Series(LosantClient client) => await client.Data.TimeSeriesQueryAsync(ResponseText.ApplicationId, new TimeSeriesQuery()).ConfigureAwait(false);

    private static async Task<object> LastValues(LosantClient client) =>
        await client.Data.LastValueQueryAsync(ResponseText.ApplicationId, new LastValueQuery { Attribute = "voltage" }).ConfigureAwait(false);

    private static async Task<object> Devices(LosantClient client) => await client.Devices.GetAsync(ResponseText.ApplicationId).ConfigureAwait(false);

    private static async Task<object> Raw(LosantClient client) => await client.SendRawAsync(Request).ConfigureAwait(false);

    private static byte[] Repeated(string item, int count) => Encoding.UTF8.GetBytes($"{{\"items\":[{string.Join(',', Enumerable.Repeat(item, count))}]}}");

    private static async Task<(long Kept, long Allocated, TimeSpan Time)> CallAsync(byte[] utf8, Func<LosantClient, Task<object>> call)
    {
        using var http = new HttpClient(new MemoryHandler(utf8));
        using var client = new LosantClient(http, new LosantClientOptions { AccessToken = "t" });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        var value = await call(client).ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(started);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(value);
        return (kept, allocated, time);
    }
}
