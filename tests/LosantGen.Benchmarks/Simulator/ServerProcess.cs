using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace LosantGen.Benchmarks.Simulator;

/// <summary>A server in a process of its own: the simulator's command, or Kestrel that sends back what it gets.</summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>The argument that runs this program as the echo.</summary>
    public const string EchoArgument = "echo";

    private readonly Process _process;

    private ServerProcess(string program, IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var name, var value])
                Said.TryAdd(name, value);
            if (line.StartsWith("Ctrl+C", StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>What it printed: URL, Token, Application.</summary>
    public Dictionary<string, string> Said { get; } = new(StringComparer.Ordinal);

    public static ServerProcess Echo() => new(typeof(ServerProcess).Assembly.Location, [EchoArgument]);

    public static ServerProcess Simulator(params string[] arguments)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return new(Path.Combine(root, "sample", "Simulator.Command", "bin", output.Parent.Name, output.Name, "losant-simulator.dll"), ["--port", "0", .. arguments]);
    }

    /// <summary>Serves until standard input ends.</summary>
    public static async Task EchoAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(static context =>
        {
            context.Response.ContentLength = context.Request.ContentLength;
            return context.Request.Body.CopyToAsync(context.Response.Body);
        });
        await server.StartAsync().ConfigureAwait(false);
        Console.WriteLine($"URL {server.Urls.First()}\nCtrl+C");
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        await server.StopAsync().ConfigureAwait(false);
    }

    /// <summary>The most memory that it has had, in bytes.</summary>
    public long PeakMemory()
    {
        _process.Refresh();
        return _process.PeakWorkingSet64;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
