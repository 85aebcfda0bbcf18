using System.Diagnostics;
using System.Globalization;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>The sample, run as a program with its output redirected to a pipe.</summary>
public sealed class SampleTests
{
    private static readonly (string, string)[] RealSettings =
    [
        ("LOSANT_ACCESS_TOKEN", Fleet.Token),
        ("LOSANT_APPLICATION_ID", Fleet.Application),
    ];

    [Fact]
    public async Task It_shows_all_three_actions_in_plain_text_and_succeeds()
    {
        // Build servers enable colours, but a pipe must not get any.
        var run = await RunAsync(("GITHUB_ACTIONS", "true"), ("TERM", "xterm-256color"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain('\r', run.Output.ReplaceLineEndings("\n"));
        Assert.All(
            (string[])
            [
                "TimeSeriesQueryAsync", "LastValueQueryAsync", "ExportAsync", "8 devices of 8 exported", "data.csv",
                "Nothing was sent.", "LosantNotFoundException", "Application was not found",
            ],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_calls_the_API_that_environment_variables_specify()
    {
        await using var world = await World.StartAsync();

        var run = await RunAsync([.. RealSettings, ("LOSANT_API_URL", world.Simulator.BaseUrl.AbsoluteUri), ("LOSANT_EXPORT_EMAIL", "me@example.com")]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Pump \"1\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("sends a link to the file to me@example.com", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["data.timeSeriesQuery", "data.timeSeriesQuery", "data.lastValueQuery", "data.export", "data.lastValueQuery"],
            world.Simulator.Requests.Select(request => request.Action));
    }

    [Fact]
    public async Task An_application_without_data_is_not_a_failure()
    {
        await using var server = await TestServer.StartAsync("""{"devices":{}}""");

        var run = await RunAsync([.. RealSettings, ("LOSANT_API_URL", server.Url.AbsoluteUri)]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("no series to show", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_server_is_a_message_of_one_line()
    {
        var url = TestServer.ClosedPort;

        var run = await RunAsync([.. RealSettings, ("LOSANT_API_URL", url.AbsoluteUri)]);

        AssertFailed(run, "cannot be reached", url.Authority);
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_is_a_message_of_one_line()
    {
        await using var world = await World.StartAsync();

        var run = await RunAsync(("LOSANT_ACCESS_TOKEN", "wrong"), ("LOSANT_APPLICATION_ID", Fleet.Application), ("LOSANT_API_URL", world.Simulator.BaseUrl.AbsoluteUri));

        AssertFailed(run, "LOSANT_ACCESS_TOKEN", "401");
    }

    [Fact]
    public async Task A_missing_or_invalid_setting_is_a_message_of_one_line()
    {
        AssertFailed(await RunAsync(("LOSANT_ACCESS_TOKEN", "x")), "LOSANT_APPLICATION_ID is not set");
        AssertFailed(await RunAsync(("LOSANT_ACCESS_TOKEN", "x"), ("LOSANT_APPLICATION_ID", "my app")), "LOSANT_APPLICATION_ID", "24 hexadecimal digits");
    }

    [Fact]
    public async Task A_signal_ends_it_during_a_call()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Skipped: Windows has no command that sends another process a signal.");
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        // SIGTERM is handled in the same way as Ctrl+C. The children of a background shell would ignore Ctrl+C.
        var run = await DotNet.RunProgramAsync("dotnet", AppContext.BaseDirectory, [Program], [.. RealSettings, ("LOSANT_API_URL", server.Url.AbsoluteUri)], async process =>
        {
            await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal((130, "Stopped."), (run.ExitCode, run.Error.Trim()));
    }

    private static string Program =>
        Repository.PathOf("sample", "bin", Repository.Configuration, Repository.Framework, "LosantGen.Sample.dll");

    private static Task<Outcome> RunAsync(params IEnumerable<(string, string)> environment) =>
        DotNet.RunAsync(AppContext.BaseDirectory, [Program], environment);

    private static void AssertFailed(Outcome run, params string[] parts)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.All(parts, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }
}
