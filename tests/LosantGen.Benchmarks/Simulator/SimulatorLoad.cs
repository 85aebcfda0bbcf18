using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LosantGen.Benchmarks.Measuring;

namespace LosantGen.Benchmarks.Simulator;

/// <summary>The simulator's command under 1,000 requests at once, beside Kestrel that only echoes: requests per second, times, and the server's memory.</summary>
internal static class SimulatorLoad
{
    private const int AtOnce = 1000;
    private const int Requests = 10_000;
    private const double Megabyte = 1024 * 1024;
    private const string State = """{ "data": { "level": 4.25 } }""";

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("losant-simulator-").FullName;
        var table = new Table("server and request", "requests/s", "median ms", "99 % ms", "memory MB");
        try
        {
            await AddAsync("echo: a body", ServerProcess.Echo, static (_, _) => Post("/", State)).ConfigureAwait(false);
            await AddAsync("simulator: get a device", () => ServerProcess.Simulator(), static (root, device) => new(HttpMethod.Get, $"{root}/devices/{device}")).ConfigureAwait(false);
            await AddAsync("simulator: send a state", () => ServerProcess.Simulator(), static (root, device) => Post($"{root}/devices/{device}/state", State)).ConfigureAwait(false);
            await AddAsync("simulator --data: send a state", () => ServerProcess.Simulator("--data", Path.Combine(folder, "state.db")), static (root, device) => Post($"{root}/devices/{device}/state", State)).ConfigureAwait(false);
            await AddAsync("100,000 devices: get a device", () => ServerProcess.Simulator("--devices", "100000"), static (root, device) => new(HttpMethod.Get, $"{root}/devices/{device}")).ConfigureAwait(false);
            await AddAsync("100,000 devices: send a state", () => ServerProcess.Simulator("--devices", "100000"), static (root, device) => Post($"{root}/devices/{device}/state", State)).ConfigureAwait(false);
            await AddAsync("100,000 devices: list a page", () => ServerProcess.Simulator("--devices", "100000"), static (root, _) => new(HttpMethod.Get, $"{root}/devices?perPage=10"), Requests / 50).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        table.Print("1,000 requests at once");

        async Task AddAsync(string name, Func<ServerProcess> start, Func<string, string, HttpRequestMessage> request, int count = Requests)
        {
            using var server = start();
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce }) { BaseAddress = new Uri(server.Said["URL"]), Timeout = TimeSpan.FromMinutes(10) };
            var (root, device) = await DeviceAsync(http, server).ConfigureAwait(false);
            await SendAsync(http, () => request(root, device), Math.Min(count, Requests / 10)).ConfigureAwait(false);
            var started = Stopwatch.GetTimestamp();
            var times = await SendAsync(http, () => request(root, device), count).ConfigureAwait(false);
            var rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
            Array.Sort(times);
            Console.WriteLine($"{name}: {rate:N0}/s");
            table.Add(name, Table.Number(rate, 0), Table.Number(times[times.Length / 2], 0), Table.Number(times[times.Length * 99 / 100], 0), Table.Number(server.PeakMemory() / Megabyte, 0));
        }
    }

    /// <summary>The root of the application's paths, and a device with an attribute; for the echo neither.</summary>
    private static async Task<(string Root, string Device)> DeviceAsync(HttpClient http, ServerProcess server)
    {
        if (!server.Said.TryGetValue("Application", out var application))
            return (string.Empty, string.Empty);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Said["Token"]);
        using var response = await http.SendAsync(Post($"/applications/{application}/devices", """{ "name": "pump", "attributes": [{ "name": "level", "dataType": "number" }] }""")).ConfigureAwait(false);
        return ($"/applications/{application}", (string)(await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>().ConfigureAwait(false))!["id"]!);
    }

    /// <summary>The milliseconds of each request.</summary>
    private static async Task<double[]> SendAsync(HttpClient http, Func<HttpRequestMessage> request, int count)
    {
        var (times, next) = (new double[count], -1);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, count)).Select(_ => Task.Run(OneAfterOtherAsync))).ConfigureAwait(false);
        return times;

        async Task OneAfterOtherAsync()
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
            {
                using var message = request();
                var started = Stopwatch.GetTimestamp();
                using var response = await http.SendAsync(message).ConfigureAwait(false);
                response.EnsureSuccessStatusCode();
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        }
    }

    private static HttpRequestMessage Post(string path, string json) => new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
