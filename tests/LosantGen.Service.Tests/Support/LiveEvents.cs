using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace LosantGen.Service.Tests.Support;

/// <summary>What the service tells its page.</summary>
internal sealed class LiveEvents : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private LiveEvents(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _events = SseParser.Create(body).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
    }

    public static async Task<LiveEvents> OpenAsync(RunningService service)
    {
        var response = await service.Http.GetAsync(new Uri("/api/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new LiveEvents(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The data of the next event with this name; null when the stream has ended.</summary>
    public async Task<JsonNode?> NextAsync(string name)
    {
        while (await _events.MoveNextAsync())
        {
            if (_events.Current.EventType == name)
                return JsonNode.Parse(_events.Current.Data);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        _response.Dispose();
    }
}
