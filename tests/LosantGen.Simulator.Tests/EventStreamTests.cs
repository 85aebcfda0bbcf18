using System.Net;
using System.Net.ServerSentEvents;

namespace LosantGen.Simulator.Tests;

/// <summary>Server-sent events.</summary>
public sealed class EventStreamTests
{
    private static readonly LosantSimulatorOptions Quick = Fleet.Options with
    {
        DescriptionFolder = Path.Combine(AppContext.BaseDirectory, "description"),
        EventInterval = TimeSpan.FromMilliseconds(20),
        EventsPerStream = 3,
    };

    [Fact]
    public async Task A_stream_sends_its_events_and_ends()
    {
        await using var api = await ApiClient.StartAsync(Quick);
        using var response = await OpenAsync(api, string.Empty);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

        var events = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken))
            events.Add(item);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(["widgetState", "widgetState", "widgetState"], events.Select(item => item.EventType));
        Assert.All(events, item => Assert.Equal("""{"time":"2026-03-14T12:00:00.000Z","data":{"level":4}}""", item.Data));
    }

    [Fact]
    public async Task Comments_keep_a_quiet_stream_alive()
    {
        await using var api = await ApiClient.StartAsync(Quick with { EventInterval = TimeSpan.FromMilliseconds(300), EventsPerStream = 1 });
        using var response = await OpenAsync(api, "?keepAliveInterval=0.05");

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(6, text.Split(":keepalive\n\n").Length - 1);
        Assert.EndsWith("event: widgetState\ndata: {\"time\":\"2026-03-14T12:00:00.000Z\",\"data\":{\"level\":4}}\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_streams_end_with_the_simulator()
    {
        var api = await ApiClient.StartAsync(Quick with { EventInterval = TimeSpan.FromHours(1), EventsPerStream = null });
        using var response = await OpenAsync(api, string.Empty);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var started = TimeProvider.System.GetTimestamp();

        await api.Simulator.DisposeAsync();

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1.5));
        await api.DisposeAsync();
    }

    [Theory]
    [InlineData("?keepAliveInterval=0", HttpStatusCode.BadRequest)]
    [InlineData("?keepAliveInterval=soon", HttpStatusCode.BadRequest)]
    [InlineData("?keepAliveInterval=1e-9", HttpStatusCode.BadRequest)]
    public async Task An_error_before_the_stream_opens_is_an_ordinary_error(string query, HttpStatusCode expected)
    {
        await using var api = await ApiClient.StartAsync(Quick);

        var (status, body) = await api.GetAsync($"{api.Root}/widgets/1/stream{query}");

        Assert.Equal(expected, status);
        Assert.Equal("Validation", (string?)body!["type"]);
    }

    private static async Task<HttpResponseMessage> OpenAsync(ApiClient api, string query)
    {
        var response = await api.Http.GetAsync(
            new Uri($"{api.Root}/widgets/1/stream{query}", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }
}
