using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace LosantGen.Service.Tests;

/// <summary>A service that is configured wrongly does not start, and says what is wrong.</summary>
public sealed class StartTests
{
    private static readonly (string, string)[] Right = [("Telemetry:Console", "false"), ("Losant:AccessToken", "a-token"), ("Losant:ApplicationId", "0123456789abcdef01234567")];

    [Theory]
    [InlineData("Losant:AccessToken", "", "Losant:AccessToken is not set. Set the environment variable Losant__AccessToken.")]
    [InlineData("Losant:ApplicationId", "", "Losant:ApplicationId is not set. Set the environment variable Losant__ApplicationId.")]
    [InlineData("Losant:ApplicationId", "plant", "Losant:ApplicationId is not an id: 24 hexadecimal digits.")]
    [InlineData("Losant:Timeout", "soon", "Losant:Timeout in the configuration must be")]
    [InlineData("Losant:BaseUrl", "http://api.example", "The base URL must begin with https")]
    [InlineData("Watch:Attribute", "", "Watch:Attribute is not set.")]
    [InlineData("Watch:Reset", "100", "Watch:Reset is greater than Watch:Threshold.")]
    [InlineData("Watch:ScanInterval", "00:00:00", "Watch:ScanInterval is not from 10 milliseconds to a day.")]
    public async Task A_wrong_setting_is_named(string name, string value, string message)
    {
        var main = typeof(Program).Assembly.EntryPoint!;
        string[] arguments = ["--contentRoot", Repository.PathOf("sample", "Service"), "--urls", "http://127.0.0.1:0", .. Right.Append((name, value)).Select(setting => $"--{setting.Item1}={setting.Item2}")];

        var ended = await Assert.ThrowsAsync<TargetInvocationException>(() => Task.Run(() => main.Invoke(null, [arguments]), TestContext.Current.CancellationToken).WaitAsync(RunningService.Limit, TestContext.Current.CancellationToken));

        var error = Assert.IsType<OptionsValidationException>(ended.InnerException);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_without_a_token_ends_and_says_so()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "LosantGen.Service.dll");

        var run = await DotNet.RunAsync(Repository.PathOf("sample", "Service"), [program, "--urls", "http://127.0.0.1:0", "--Telemetry:Console=false", "--Losant:ApplicationId=0123456789abcdef01234567"]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Losant:AccessToken is not set.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_told_at_once()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "LosantGen.Service.dll");

        var run = await DotNet.RunAsync(Repository.PathOf("sample", "Service"), [program, "--urls", "http://127.0.0.1:0", "--Watch:Attribute="]);

        Assert.NotEqual(0, run.ExitCode);
        foreach (var name in (string[])["Losant:AccessToken", "Losant:ApplicationId", "Watch:Attribute"])
            Assert.Contains($"{name} is not set.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", true)]
    [InlineData("true", false)]
    public async Task Without_telemetry_on_the_console_its_log_is_there(string telemetry, bool expected)
    {
        await using var factory = RunningService.Factory([.. Right, ("Telemetry:Console", telemetry)]);

        Assert.Equal(expected, factory.Services.GetServices<ILoggerProvider>().Any(provider => provider is ConsoleLoggerProvider));
    }

    [Fact]
    public async Task In_development_it_brings_its_own_api_with_pumps_that_report()
    {
        await using var factory = RunningService.Factory().WithWebHostBuilder(host => host.UseEnvironment("Development"));
        using var http = factory.CreateClient();
        var devices = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/devices", UriKind.Relative), TestContext.Current.CancellationToken))!["items"]!.AsArray();

        Assert.Equal(["Pump 1", "Pump 2", "Pump 3", "Pump 4"], devices.Select(device => (string?)device!["name"]));
        var path = new Uri($"/api/devices/{devices[0]!["id"]}/series/temperature", UriKind.Relative);
        var first = await LastAsync();
        await RunningService.UntilAsync(async () => await LastAsync() != first, "another value");

        async Task<string?> LastAsync() => (string?)JsonNode.Parse(await http.GetStringAsync(path, TestContext.Current.CancellationToken))!.AsArray()[^1]!["time"];
    }
}
