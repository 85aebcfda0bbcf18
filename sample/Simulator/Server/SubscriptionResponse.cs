using System.Text;
using Losant.Simulator.Streams;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>Server-sent events as they are sent, and a comment line as a keepalive when nothing was sent for the keepalive interval.</summary>
internal sealed record SubscriptionResponse(int Status) : ApiResponse(Status)
{
    private static readonly byte[] KeepAlive = ":keepalive\n\n"u8.ToArray();

    public required EventHub.Subscription Subscription { get; init; }

    public required TimeSpan KeepAliveInterval { get; init; }

    /// <summary>After how many events the stream ends; null for never.</summary>
    public required int? Limit { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Cancelled when the simulator stops.</summary>
    public required CancellationToken Stop { get; init; }

    public override async Task WriteAsync(HttpContext context)
    {
        using var subscription = Subscription;
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, Stop);
        try
        {
            // The first comment also sends the headers, so that the client sees immediately that the stream is open.
            await SendAsync(context, KeepAlive, ended.Token);
            for (var left = Limit ?? int.MaxValue; left > 0; left--)
            {
                var (name, data) = await NextAsync(context, ended.Token);
                await SendAsync(context, Encoding.UTF8.GetBytes($"event: {name}\ndata: {data}\n\n"), ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has disconnected, or the simulator stops: the stream ends.
        }
    }

    private async Task<(string Name, string Data)> NextAsync(HttpContext context, CancellationToken ended)
    {
        var next = Subscription.Events.Reader.ReadAsync(ended).AsTask();
        while (true)
        {
            try
            {
                return await next.WaitAsync(KeepAliveInterval, Clock, ended);
            }
            catch (TimeoutException)
            {
                await SendAsync(context, KeepAlive, ended);
            }
        }
    }

    private static async Task SendAsync(HttpContext context, byte[] text, CancellationToken ended)
    {
        await context.Response.Body.WriteAsync(text, ended);
        await context.Response.Body.FlushAsync(ended);
    }
}
