using System.Net;
using System.Net.Sockets;
using Losant;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LosantGen.EndToEnd.Support;

/// <summary>A server on loopback that responses whatever a test says, for what the simulator would never do.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly WebApplication _host;

    private TinyServer(RequestDelegate response)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        _host = builder.Build();
        _host.Run(response);
    }

    public Uri Url => new(_host.Urls.Single());

    /// <summary>A port of loopback where nobody listens.</summary>
    public static Uri ClosedPort
    {
        get
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return new Uri($"http://{listener.LocalEndpoint}/");
        }
    }

    public static async Task<TinyServer> StartAsync(RequestDelegate response)
    {
        var server = new TinyServer(response);
        await server._host.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Responses everything the same.</summary>
    public static Task<TinyServer> StartAsync(int status, string contentType, string body) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    });

    public LosantClient Client(TimeSpan? timeout = null) =>
        new(new LosantClientOptions { BaseUrl = Url, AccessToken = Fleet.Token, Timeout = timeout });

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
