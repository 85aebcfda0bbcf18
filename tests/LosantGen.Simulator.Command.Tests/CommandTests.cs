using System.Net;

namespace LosantGen.Simulator.Command.Tests;

/// <summary>The command as its users start it.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task It_prints_what_a_client_needs_and_answers_until_it_is_stopped()
    {
        await using var command = await RunningCommand.StartAsync();

        Assert.Equal("127.0.0.1", command.Url.Host);
        Assert.Empty((await command.CallAsync("GET", "devices"))["items"]!.AsArray());
        Assert.DoesNotContain("Other machines", command.Said, StringComparison.Ordinal);
        using var page = await command.Http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that asks a process to end.");
        Assert.Equal(0, await command.StopAsync());
    }

    [Fact]
    public async Task Its_options_say_what_it_contains_and_what_goes_wrong()
    {
        using var folder = new TemporaryFolder();
        var seed = folder.Write("seed.json", """{ "id": "0123456789abcdef01234567", "devices": [{ "name": "pump" }], "applicationApiTokens": [{ "name": "reader", "token": "the-token" }] }""");
        var faults = folder.Write("faults.json", """[{ "fault": "error", "status": 503, "actions": "webhooks.get" }]""");
        await using var command = await RunningCommand.StartAsync("--seed", seed, "--faults", faults, "--devices", "3", "--token", "mine", "--job-seconds", "0", "--no-page");

        Assert.Equal(("mine", "0123456789abcdef01234567"), (command.Token, command.Application));
        Assert.Equal(4, (int)(await command.CallAsync("GET", "devices"))["totalCount"]!);
        await command.CallAsync("POST", "data/export", "{}");
        Assert.Equal("completed", (string?)(await command.CallAsync("GET", "jobLogs"))["items"]![0]!["status"]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync($"applications/{command.Application}/webhooks"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/"));
        command.Http.DefaultRequestHeaders.Authorization = new("Bearer", "the-token");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"applications/{command.Application}/devices"));

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var response = await command.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Open_to_other_machines_it_says_what_that_means_and_its_token_cannot_be_guessed()
    {
        await using var one = await RunningCommand.StartAsync("--host", "0.0.0.0");
        await using var two = await RunningCommand.StartAsync("--host", "0.0.0.0");

        Assert.Contains("Other machines that reach 0.0.0.0 can call the simulator with the token, over HTTP that is not encrypted.", one.Said, StringComparison.Ordinal);
        Assert.NotEqual(one.Token, two.Token);
        Assert.Equal(40, one.Token.Length);
        Assert.NotEqual("0.0.0.0", one.Url.Host);
        await one.CallAsync("GET", "devices");
    }

    [Fact]
    public async Task Callbacks_to_other_machines_are_never_sent_silently()
    {
        await using var closed = await RunningCommand.StartAsync();
        await using var open = await RunningCommand.StartAsync("--allow-remote-callbacks");

        Assert.DoesNotContain("Callbacks", closed.Said, StringComparison.Ordinal);
        Assert.Contains("Callbacks of jobs are sent to any address that a request names.", open.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_help_has_every_option_and_its_version_is_the_packages()
    {
        var (help, version) = (await RunAsync("--help"), await RunAsync("--version"));

        foreach (var option in new[] { "--port", "--host", "--seed", "--data", "--faults", "--description", "--token", "--devices", "--job-seconds", "--allow-remote-callbacks", "--no-page", "--help", "--version" })
            Assert.Contains(option, help.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (help.Code, version.Code));
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Output);
    }

    [Theory]
    [InlineData("--port", "x")]
    [InlineData("--port", "70000")]
    [InlineData("--port", "-1")]
    [InlineData("--devices", "-1")]
    [InlineData("--job-seconds", "no")]
    [InlineData("--host", "example.com")]
    [InlineData("--seed")]
    [InlineData("--sed", "x")]
    [InlineData("--seed", "/nowhere/seed.json")]
    [InlineData("--faults", "/nowhere/faults.json")]
    [InlineData("--data", "/nowhere/state.db")]
    [InlineData("--data", "/")]
    [InlineData("--description", "/nowhere")]
    [InlineData("--token", "")]
    [InlineData("--token", "two words")]
    [InlineData("--token", "clé")]
    [InlineData("--data", "")]
    [InlineData("--seed", "")]
    [InlineData("--seed", "/")]
    public Task A_wrong_option_is_one_line_that_names_it(params string[] arguments) => IsOneLineAsync(arguments[0], ["--port", "0", .. arguments]);

    [Theory]
    [InlineData("--seed", "{", "line 1: ")]
    [InlineData("--seed", "{\n\"devices\": [{}] }", "line 2, $.devices[0]: ")]
    [InlineData("--faults", "[{ \"fault\": \"fire\" }]", "line 1, $[0].fault: ")]
    [InlineData("--faults", " ", "line 1: There is no JSON.")]
    [InlineData("--seed", "{ \"devices\": [\n{ \"name\": \"\\ud800\" }] }", "line 2: There is a text with half a character.")]
    [InlineData("--seed", "{ \"devices\": 1e999 }", "line 1: There is a number that is too large.")]
    [InlineData("--seed", "{ \"applicationApiTokens\": [{ \"name\": \"a\", \"token\": \"two words\" }] }", "line 1, $.applicationApiTokens[0].token: A token has visible ASCII characters only.")]
    [InlineData("--data", "This is a text, and not a database of any kind, whatever its name may say.", "It is not a data file of the simulator.")]
    public async Task A_wrong_file_is_one_line_with_the_place(string option, string content, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", content);

        Assert.Contains($"{option} {file}: {expected}", await IsOneLineAsync(option, "--port", "0", option, file), StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_no_UTF_8_is_not_read_as_something_else()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");
        await File.WriteAllBytesAsync(file, [.. "{ \"name\": \""u8, 0xFF, .. "\" }"u8], TestContext.Current.CancellationToken);

        Assert.Contains($"--seed {file}: It is not text in UTF-8.", await IsOneLineAsync("--seed", "--port", "0", "--seed", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_this_machine_lacks_is_one_line_with_the_way_out() =>
        Assert.Contains("Choose another --host.", await IsOneLineAsync("192.0.2.1:", "--port", "0", "--host", "192.0.2.1"), StringComparison.Ordinal);

    [Fact]
    public async Task A_port_that_is_taken_is_one_line_with_the_way_out()
    {
        await using var other = await LosantSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var port = other.BaseUrl.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains("Choose another --port, or 0 for one that is free.", await IsOneLineAsync($"127.0.0.1:{port}", "--port", port), StringComparison.Ordinal);
    }

    private static async Task<string> IsOneLineAsync(string about, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Equal(1, error.Count(letter => letter == '\n'));
        Assert.StartsWith("losant-simulator: ", error, StringComparison.Ordinal);
        Assert.Contains(about, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        return error;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
