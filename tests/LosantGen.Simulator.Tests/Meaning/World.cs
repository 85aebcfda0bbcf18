using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>A simulator in memory whose clock a test moves, and calls in a line.</summary>
internal sealed class World : IAsyncDisposable
{
    private World(LosantSimulator simulator, Clock clock)
    {
        (Simulator, Time) = (simulator, clock);
        Http = simulator.State.Options.InMemory ? simulator.CreateHttpClient() : new HttpClient { BaseAddress = simulator.BaseUrl };
        As(simulator.AccessToken);
    }

    public LosantSimulator Simulator { get; }

    public Clock Time { get; }

    public HttpClient Http { get; }

    public static async Task<World> StartAsync(Func<LosantSimulatorOptions, LosantSimulatorOptions>? change = null)
    {
        var clock = new Clock();
        var options = new LosantSimulatorOptions { InMemory = true, Clock = clock };
        return new World(await LosantSimulator.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken), clock);
    }

    /// <summary>Calls with another token from now on.</summary>
    public void As(string token) => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>Calls an action of the first application, or of the API if the path begins with a slash, and expects success.</summary>
    public async Task<JsonNode> CallAsync(string method, string path, string? json = null)
    {
        var (status, body) = await TryAsync(method, path, json);
        Assert.True((int)status is >= 200 and < 300, $"{(int)status}: {body?.ToJsonString()}");
        return body!;
    }

    /// <summary>Calls an action and expects an error; its message.</summary>
    public async Task<string> RefusedAsync(int expected, string method, string path, string? json = null)
    {
        var (status, body) = await TryAsync(method, path, json);
        Assert.True((int)status == expected, $"{(int)status}: {body?.ToJsonString()}");
        return (string)body!["message"]!;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> TryAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith('/') ? path : $"/applications/{Simulator.ApplicationId}/{path}");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    /// <summary>Names of a list's items, joined by a blank.</summary>
    public async Task<string> NamesAsync(string path, string member = "name") =>
        string.Join(' ', (await CallAsync("GET", path))["items"]!.AsArray().Select(item => (string?)item![member]));

    public async Task<string> DownloadAsync(string url) => await Http.GetStringAsync(new Uri(url), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Simulator.DisposeAsync();
        Assert.Empty(Simulator.Failures);
    }

    /// <summary>A clock that stands still until it is moved. Its delays are real.</summary>
    internal sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = Fleet.Noon;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Move(TimeSpan by) => _now += by;
    }
}
