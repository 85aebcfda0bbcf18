using System.Diagnostics;

namespace LosantGen.EndToEnd.Support;

/// <summary>Runs the dotnet command with its output redirected.</summary>
internal static class DotNet
{
    public sealed record Result(int ExitCode, string Output, string Error);

    /// <param name="folder">Where to run it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set for it. Those of the sample are not passed on otherwise.</param>
    public static Task<Result> RunAsync(string folder, string[] arguments, params (string Name, string Value)[] environment) =>
        RunAsync(folder, arguments, environment, _ => Task.CompletedTask);

    /// <param name="folder">Where to run it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set for it.</param>
    /// <param name="meanwhile">What to do while it runs.</param>
    public static async Task<Result> RunAsync(string folder, string[] arguments, (string Name, string Value)[] environment, Func<Process, Task> meanwhile)
    {
        var stop = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What dotnet test and MSBuild set for themselves would lead a build astray.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("LOSANT_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var error = process.StandardError.ReadToEndAsync(stop);
            await meanwhile(process);
            await process.WaitForExitAsync(stop);
            return new Result(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
