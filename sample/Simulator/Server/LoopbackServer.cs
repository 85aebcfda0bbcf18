using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Losant.Simulator.Server;

/// <summary>Kestrel on a port of loopback, without a host: a host takes ten times as long to start.</summary>
internal sealed class LoopbackServer(long maxBodySize, RequestDelegate handle) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);
    private KestrelServer? _server;

    /// <summary>Starts the server and returns its URL.</summary>
    public async Task<Uri> StartAsync(int port, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = maxBodySize;
        options.Listen(IPAddress.Loopback, port);
        _server = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        await _server.StartAsync(this, cancellationToken);
        return new Uri(_server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single(), UriKind.Absolute);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null)
            return;
        using var timeout = new CancellationTokenSource(ShutdownTimeout);
        await _server.StopAsync(timeout.Token);
        _server.Dispose();
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => handle(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
