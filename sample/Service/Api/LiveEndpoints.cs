using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Losant.Service.Watching;
using Microsoft.Extensions.Options;

namespace Losant.Service.Api;

/// <summary>What the page shows: what is watched, the alerts, and readings as they come.</summary>
internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/alerts", (LiveFeed feed) => feed.Alerts);
        routes.MapGet("/api/live", (LiveFeed feed, IOptions<WatchOptions> watch, IHostApplicationLifetime life, CancellationToken left) =>
            TypedResults.ServerSentEvents(LiveAsync(feed, watch.Value, life.ApplicationStopping, left)));
    }

    // An open stream would hold up the end of the service: it ends when the service stops, and the page connects again.
    private static async IAsyncEnumerable<SseItem<object>> LiveAsync(LiveFeed feed, WatchOptions watch, CancellationToken stopping, [EnumeratorCancellation] CancellationToken left)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, left);
        yield return new SseItem<object>(watch, "watch");
        await foreach (var item in feed.ListenAsync(ended.Token))
            yield return item;
    }
}
