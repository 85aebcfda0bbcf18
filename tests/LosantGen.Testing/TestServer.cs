using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LosantGen.Testing;

/// <summary>Kestrel on a free loopback port. Records the requests.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource<ReceivedRequest> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connections;

    private TestServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>All requests in the order of arrival.</summary>
    public ConcurrentQueue<ReceivedRequest> Received { get; } = new();

    /// <summary>The number of open connections.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The first request, when it arrives.</summary>
    public Task<ReceivedRequest> First => _first.Task;

    /// <summary>A loopback port on which no server listens.</summary>
    public static Uri ClosedPort
    {
        get
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return new Uri($"http://{listener.LocalEndpoint}/");
        }
    }

    public static async Task<TestServer> StartAsync(RequestDelegate response)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        TestServer? server = null;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => async connection =>
            {
                Interlocked.Increment(ref server!._connections);
                try
                {
                    await next(connection);
                }
                finally
                {
                    Interlocked.Decrement(ref server._connections);
                }
            });
        }));
        var app = builder.Build();
        server = new TestServer(app);
        app.Run(async context =>
        {
            var request = await ReceivedRequest.OfAsync(context.Request);
            server.Received.Enqueue(request);
            server._first.TrySetResult(request);
            await response(context);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>A server that returns the same JSON for every request.</summary>
    public static Task<TestServer> StartAsync(string json, int status = 200) => StartAsync(context => JsonAsync(context, json, status));

    /// <summary>A server that returns the same text for every request.</summary>
    public static Task<TestServer> StartAsync(int status, string contentType, string body) => StartAsync(context => TextAsync(context, status, contentType, body));

    public static Task JsonAsync(HttpContext context, string json, int status = 200) => TextAsync(context, status, "application/json", json);

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    private static Task TextAsync(HttpContext context, int status, string contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
