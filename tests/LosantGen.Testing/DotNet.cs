using System.Diagnostics;

namespace LosantGen.Testing;

/// <summary>Runs a program, mostly the SDK, and captures its output.</summary>
public static class DotNet
{
    /// <summary>A build takes seconds; this limit only ends one that hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static Task<Outcome> RunAsync(string folder, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment) =>
        RunProgramAsync("dotnet", folder, arguments, environment);

    /// <param name="program">The program.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">Environment variables to set.</param>
    /// <param name="meanwhile">An action to run at the same time.</param>
    public static async Task<Outcome> RunProgramAsync(
        string program, string folder, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)>? environment = null, Func<Process, Task>? meanwhile = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Variables of the build that runs these tests are not passed to the builds that they run; the sample's settings are passed only if a test sets them.
        foreach (var name in start.Environment.Keys.Where(IsNotPassedOn).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0"; // Compilers that run for seconds start faster without it.
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            if (meanwhile is not null) await meanwhile(process);
            await process.WaitForExitAsync(limit.Token);
            return new Outcome($"{program} {string.Join(' ', start.ArgumentList)}", process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static bool IsNotPassedOn(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("LOSANT_", StringComparison.Ordinal) || variable is "CI" or "VSTEST_CONNECTION_TIMEOUT";
}
