using Losant.Simulator.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Losant.Simulator.Faults;

/// <summary>Writes a response with a fault in its body.</summary>
internal static class FaultWriter
{
    private const int Pieces = 10;

    public static async Task WriteAsync(HttpContext context, ApiResponse response, SimulatedFault fault, TimeProvider clock)
    {
        // What is damaged is the JSON, not its compression.
        context.Request.Headers.AcceptEncoding = default;
        if (response is EventStreamResponse or SubscriptionResponse)
        {
            await WriteStreamAsync(context, response, fault, clock);
            return;
        }

        var feature = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var buffer = new MemoryStream();
        context.Response.Body = buffer;
        await response.WriteAsync(context);
        context.Features.Set(feature);
        await WriteAsync(context, buffer.ToArray(), fault, clock);
    }

    /// <summary>
    /// Thrown when a part of a response has been sent: the server closes the connection, and the client gets that part and then an error. To abort
    /// the connection would take away what the client has not read yet.
    /// </summary>
    public static IOException Broken() => new HttpIOException(HttpRequestError.ResponseEnded, "The connection was reset.");

    public static byte[] Damaged(byte[] body, FaultKind kind)
    {
        if (kind == FaultKind.Truncated)
            return body[..(body.Length / 2)];
        var damaged = body.ToArray();

        // A lone brace is not valid in any place of JSON where a member or an item may begin.
        for (var i = 0; i < damaged.Length; i++)
        {
            if (damaged[i] is (byte)':' or (byte)',')
            {
                damaged[i] = (byte)'}';
                return damaged;
            }
        }

        return "{"u8.ToArray();
    }

    private static async Task WriteAsync(HttpContext context, byte[] body, SimulatedFault fault, TimeProvider clock)
    {
        var stop = context.RequestAborted;
        switch (fault.Kind)
        {
            case FaultKind.ResetInBody:
                context.Response.ContentLength = Math.Max(1, body.Length);
                await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), stop);
                await context.Response.Body.FlushAsync(stop);
                throw Broken();
            case FaultKind.Slow:
                context.Response.ContentLength = body.Length;
                await context.Response.Body.FlushAsync(stop);
                foreach (var piece in body.Chunk(Math.Max(1, (body.Length + Pieces - 1) / Pieces)))
                {
                    await Task.Delay(fault.Delay, clock, stop);
                    await context.Response.Body.WriteAsync(piece, stop);
                    await context.Response.Body.FlushAsync(stop);
                }

                break;
            default:
                var damaged = Damaged(body, fault.Kind);
                context.Response.ContentLength = damaged.Length;
                await context.Response.Body.WriteAsync(damaged, stop);
                break;
        }
    }

    private static async Task WriteStreamAsync(HttpContext context, ApiResponse response, SimulatedFault fault, TimeProvider clock)
    {
        var feature = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Response.Body = new FaultStream(feature.Stream, fault, clock);
        try
        {
            await response.WriteAsync(context);
        }
        finally
        {
            context.Features.Set(feature);
        }
    }
}
