using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Losant.Tests.Http;

/// <summary>Kestrel on loopback at a free port. Remembers what it was sent.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string Token = "header.s3cr3t-payload_1234567890.signature";

    private readonly WebApplication _app;

    private TestServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>Every request that came, in the order of arrival.</summary>
    public ConcurrentQueue<ReceivedRequest> Received { get; } = new();

    /// <summary>Connections that are open now.</summary>
    public int Connections => Volatile.Read(ref _connections);

    private int _connections;

    public static async Task<TestServer> StartAsync(RequestDelegate response)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        TestServer? server = null;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
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
            server.Received.Enqueue(await ReceivedRequest.OfAsync(context.Request));
            await response(context);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>A server that responses everything with the same JSON.</summary>
    public static Task<TestServer> StartAsync(string json, int status = 200) => StartAsync(context => JsonAsync(context, json, status));

    public static async Task JsonAsync(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json, context.RequestAborted);
    }

    public LosantClientOptions Options() => new() { BaseUrl = Url, AccessToken = Token };

    public ThingClient Client() => new(Options());

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }
}
