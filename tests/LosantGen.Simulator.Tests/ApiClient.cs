using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests;

/// <summary>A simulator and a plain HTTP client with its token.</summary>
internal sealed class ApiClient : IAsyncDisposable
{
    private ApiClient(LosantSimulator simulator)
    {
        Simulator = simulator;
        Http = simulator.State.Options.InMemory ? simulator.CreateHttpClient() : new HttpClient { BaseAddress = simulator.BaseUrl };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", simulator.AccessToken);
    }

    public LosantSimulator Simulator { get; }

    public HttpClient Http { get; }

    public string Root => $"/applications/{Simulator.ApplicationId}";

    public static async Task<ApiClient> StartAsync(LosantSimulatorOptions? options = null) =>
        new(await LosantSimulator.StartAsync(options ?? Fleet.Options, TestContext.Current.CancellationToken));

    public static ApiClient Of(LosantSimulator simulator) => new(simulator);

    /// <summary>The description in this project's folder.</summary>
    public static Task<ApiClient> StartWidgetsAsync(Func<LosantSimulatorOptions, LosantSimulatorOptions>? change = null)
    {
        var options = Fleet.Options with { DescriptionFolder = Path.Combine(AppContext.BaseDirectory, "description") };
        return StartAsync(change?.Invoke(options) ?? options);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Simulator.DisposeAsync();
        Assert.Empty(Simulator.Failures);
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    /// <summary>Posts to an action of the Data resource and expects success.</summary>
    public async Task<JsonNode> DataAsync(string action, string json)
    {
        var (status, body) = await PostAsync($"{Root}/data/{action}", json);
        Assert.True((int)status is 200 or 202, $"{status}: {body}");
        return body!;
    }

    /// <summary>Posts to an action of the Data resource, expects a validation error, and returns its message.</summary>
    public async Task<string> RefusedAsync(string action, string json)
    {
        var (status, body) = await PostAsync($"{Root}/data/{action}", json);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Validation", (string?)body!["type"]);
        return (string)body["message"]!;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (text.Length > 0)
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }
}
