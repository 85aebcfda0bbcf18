using System.Diagnostics;
using System.Text;

namespace LosantGen.Packaging.Tests;

/// <summary>Runs a program, mostly the SDK, and keeps what it says.</summary>
internal static class DotNet
{
    /// <summary>A build takes seconds; this only ends one that hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static Task<Outcome> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        RunProgramAsync("dotnet", folder, environment, arguments);

    public static async Task<Outcome> RunProgramAsync(string program, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the build that runs these tests set for itself is not for the builds that they run.
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "CI" or "VSTEST_CONNECTION_TIMEOUT") start.Environment.Remove(name);
        }
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var said = new StringBuilder();
        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (said) said.Append(line.Data).Append('\n');
        }
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new Outcome($"{program} {string.Join(' ', arguments)}", process.ExitCode, said.ToString());
    }
}
