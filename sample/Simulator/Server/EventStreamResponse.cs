using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Data;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>
/// Server-sent events: an event line and a data line each, and a comment line as a keepalive if nothing else was sent for the
/// keepalive interval.
/// </summary>
internal sealed record EventStreamResponse(int Status) : ApiResponse(Status)
{
    /// <summary>Names and data of the events, sent in turn.</summary>
    public required IReadOnlyList<(string Name, JsonNode Data)> Events { get; init; }

    public required TimeSpan EventInterval { get; init; }

    public required TimeSpan KeepAliveInterval { get; init; }

    /// <summary>After how many events the stream ends; null for never.</summary>
    public required int? Limit { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Cancelled when the simulator stops.</summary>
    public required CancellationToken Stop { get; init; }

    public override async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, Stop);
        try
        {
            // The first comment also sends the headers, so that the client sees immediately that the stream is open.
            await SendAsync(context, ":keepalive\n\n", ended.Token);
            for (var i = 0; i < (Limit ?? int.MaxValue); i++)
            {
                await WaitAsync(context, ended.Token);
                var (name, data) = Events.Count > 0 ? Events[i % Events.Count] : ("message", new JsonObject());
                await SendAsync(context, string.Create(CultureInfo.InvariantCulture, $"event: {name}\ndata: {Current(data).ToJsonString()}\n\n"), ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has disconnected, or the simulator stops: the stream ends.
        }
    }

    private async Task WaitAsync(HttpContext context, CancellationToken ended)
    {
        var left = EventInterval;
        for (; left > KeepAliveInterval; left -= KeepAliveInterval)
        {
            await Task.Delay(KeepAliveInterval, Clock, ended);
            await SendAsync(context, ":keepalive\n\n", ended);
        }

        await Task.Delay(left, Clock, ended);
    }

    /// <summary>The example with the current time.</summary>
    private JsonNode Current(JsonNode example)
    {
        var data = example.DeepClone();
        if (data is JsonObject map && map["time"] is JsonValue)
            map["time"] = TimeRange.ToText(Clock.GetUtcNow().ToUnixTimeMilliseconds());
        return data;
    }

    private static async Task SendAsync(HttpContext context, string text, CancellationToken ended)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), ended);
        await context.Response.Body.FlushAsync(ended);
    }
}
