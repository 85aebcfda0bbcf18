using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using ReceivedRequest = Losant.Simulator.ReceivedRequest;

namespace LosantGen.Service.Tests.Support;

/// <summary>The service as it is deployed, with a simulator as its API: the test changes nothing but its configuration.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    /// <summary>It only ends what would hang.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly WebApplicationFactory<Program> _factory;

    private RunningService(LosantSimulator simulator, IEnumerable<(string Name, string Value)> settings, bool onSocket)
    {
        Simulator = simulator;
        _factory = Factory(
        [
            ("urls", "http://127.0.0.1:0"),
            ("Losant:BaseUrl", simulator.BaseUrl.AbsoluteUri), ("Losant:AccessToken", simulator.AccessToken), ("Losant:ApplicationId", simulator.ApplicationId),
            ("Resilience:Retry:Delay", "00:00:00.010"), ("Watch:Threshold", "80"), ("Watch:Reset", "75"), ("Watch:ScanInterval", "00:00:00.050"), .. settings,
        ]).WithWebHostBuilder(host => host.ConfigureTestServices(services => services
            .AddLogging(logging => logging.AddProvider(Log))
            .ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(Spans))
            .ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(Metrics))));
        if (onSocket)
            _factory.UseKestrel();
        Http = _factory.CreateClient();
    }

    public LosantSimulator Simulator { get; }

    /// <summary>Calls the service.</summary>
    public HttpClient Http { get; }

    public Log Log { get; } = new();

    /// <summary>The spans that have ended. Read them after <see cref="StopAsync"/>.</summary>
    public List<Activity> Spans { get; } = [];

    /// <summary>The metrics. Read them after <see cref="StopAsync"/>.</summary>
    public List<MetricSnapshot> Metrics { get; } = [];

    /// <summary>The alerts that it tells.</summary>
    public async Task<JsonArray> AlertsAsync() => (JsonArray)(await GetAsync("/api/alerts"))!;

    /// <summary>The service with settings and nothing else, as it would be in production. It writes no log.</summary>
    public static WebApplicationFactory<Program> Factory(params IEnumerable<(string Name, string Value)> settings) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production").UseSetting("Telemetry:Console", "false").UseSetting("Logging:Console:LogLevel:Default", "None");
            foreach (var (name, value) in settings)
                host.UseSetting(name, value);
        });

    /// <summary>Starts the service with an API that is empty.</summary>
    /// <param name="settings">More settings.</param>
    public static async Task<RunningService> StartAsync(params IEnumerable<(string Name, string Value)> settings) => Start(await SimulatorAsync(), settings);

    /// <summary>Starts the service.</summary>
    /// <param name="simulator">Its API, of which it disposes.</param>
    /// <param name="settings">More settings.</param>
    public static RunningService Start(LosantSimulator simulator, params IEnumerable<(string Name, string Value)> settings) => new(simulator, settings, onSocket: false);

    /// <summary>Starts the service on a free port: for a browser, or where the end of a request matters.</summary>
    /// <param name="simulator">Its API, of which it disposes.</param>
    public static RunningService StartOnSocket(LosantSimulator simulator) => new(simulator, [], onSocket: true);

    /// <summary>Starts an API, to fill it before the service starts.</summary>
    public static Task<LosantSimulator> SimulatorAsync() => LosantSimulator.StartAsync(new() { Clock = new AdvancingClock() }, TestContext.Current.CancellationToken);

    /// <summary>Waits for something that will be so, however long it takes.</summary>
    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"This did not come: {what}.");
            await Task.Delay(5, CancellationToken.None);
        }
    }

    /// <summary>Waits until the service follows this many devices: it gets what they report from now on.</summary>
    public Task FollowsAsync(int devices) => UntilAsync(() => Simulator.OpenStreams == devices && StatusesOf("device.getCompositeState").Count >= devices, $"{devices} open streams");

    /// <summary>The statuses of the calls of an action, oldest first.</summary>
    public IReadOnlyList<int> StatusesOf(string action) => [.. CallsOf(action).Select(call => call.Status)];

    /// <summary>The calls of an action, oldest first.</summary>
    public IEnumerable<ReceivedRequest> CallsOf(string action) => Simulator.Requests.Where(request => request.Action == action);

    /// <summary>Gets JSON from the service, and expects success.</summary>
    public async Task<JsonNode?> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text);
    }

    /// <summary>Sends a command to a device through the service.</summary>
    public async Task<HttpResponseMessage> SendCommandAsync(string deviceId, string json = """{ "name": "start" }""")
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        return await Http.PostAsync(new Uri($"/api/devices/{deviceId}/commands", UriKind.Relative), body, TestContext.Current.CancellationToken);
    }

    /// <summary>Stops the service as a host does: with all that it still has to do.</summary>
    public async Task StopAsync() => await _factory.DisposeAsync().AsTask().WaitAsync(Limit, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        await Simulator.DisposeAsync();
        Assert.Empty(Simulator.Failures);
    }
}
