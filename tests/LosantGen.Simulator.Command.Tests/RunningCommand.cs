using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Command.Tests;

/// <summary>The command as a process, and a client that calls it.</summary>
internal sealed class RunningCommand : IAsyncDisposable
{
    private readonly Process _process;

    private RunningCommand(Process process, IReadOnlyDictionary<string, string> head, string said)
    {
        (_process, Said) = (process, said);
        (Url, Token, Application) = (new Uri(head["URL"]), head["Token"], head["Application"]);
        Http = new HttpClient { BaseAddress = Url };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public Uri Url { get; }

    public string Token { get; }

    public string Application { get; }

    /// <summary>What it has printed at its start.</summary>
    public string Said { get; }

    public HttpClient Http { get; }

    /// <summary>Starts the command on a free port.</summary>
    public static async Task<RunningCommand> StartAsync(params string[] arguments)
    {
        var program = Repository.PathOf("sample", "Simulator.Command", "bin", Repository.Configuration, Repository.Framework, "losant-simulator.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--port", "0", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        var (head, said) = (new Dictionary<string, string>(StringComparer.Ordinal), new StringBuilder());
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.AppendLine(line);
            if (line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var name, var value])
                head.TryAdd(name, value);
            if (line.StartsWith("Ctrl+C", StringComparison.Ordinal))
                return new RunningCommand(process, head, said.ToString());
        }

        throw new InvalidOperationException($"The command ended: {said}{await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>Calls an action of the application and expects success.</summary>
    public async Task<JsonNode> CallAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"applications/{Application}/{path}");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Kills it: it can do nothing more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to end, as Ctrl+C and a service manager do, and waits for its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
