using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Losant.Simulator.Server;

/// <summary>Kestrel on a free loopback port, with one handler for all requests.</summary>
internal static class SimulatorHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    public static WebApplication Create(long maxBodySize, RequestDelegate handle)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0);
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = maxBodySize;
        });
        builder.Services.AddResponseCompression();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);

        // The default lifetime would handle Ctrl+C instead of the program that the simulator runs in.
        builder.Services.AddSingleton<IHostLifetime, ParentLifetime>();
        var host = builder.Build();
        host.UseResponseCompression();
        host.Run(handle);
        return host;
    }

    private sealed class ParentLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
