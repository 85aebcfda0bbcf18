using System.Diagnostics;
using LosantGen.Benchmarks.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace LosantGen.Benchmarks.Calls;

/// <summary>Kestrel on loopback, in a separate process so that its allocations are not counted as the client's.</summary>
internal sealed class LoopbackServer : IDisposable
{
    /// <summary>The argument that runs the program as the server.</summary>
    public const string Argument = "serve";

    private readonly Process _process;

    private LoopbackServer(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static LoopbackServer Start()
    {
        var program = typeof(LoopbackServer).Assembly.Location;
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, Argument]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new LoopbackServer(process, new Uri(process.StandardOutput.ReadLine()!));
    }

    /// <summary>Serves until standard input ends.</summary>
    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var response = ResponseText.TimeSeries(1, 3);
        server.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null).ConfigureAwait(false);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = response.Length;
            await context.Response.Body.WriteAsync(response).ConfigureAwait(false);
        });
        await server.StartAsync().ConfigureAwait(false);
        Console.WriteLine(server.Urls.First());
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        await server.StopAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
