using Losant;
using Losant.Simulator;

namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>The README's code compiles, and its tour works.</summary>
public sealed class ReadmeTests
{
    private static readonly MarkdownPage Readme = new("README.md");

    [Fact]
    public void Every_block_compiles_without_a_warning()
    {
        Assert.Equal(10, Readme.Blocks.Count);
        Assert.All(Readme.Blocks, block => DocumentedProgram.Compile([block.Code]));
    }

    [Fact]
    public async Task The_tour_and_the_errors_run_against_the_simulator()
    {
        await using var simulator = await LosantSimulator.StartAsync(new LosantSimulatorOptions { Devices = [] });
        var pump = simulator.AddDevice(new SimulatedDevice { Id = "64b7f1d9a91e3d5f80c41b31", Name = "pump", Tags = [new("site", "north")], Attributes = [new("temperature"), new("status", "string"), new("open", "boolean")] });
        var key = simulator.AddAccessKey(pump.Id);
        using var losant = new LosantClient(new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = simulator.AccessToken });
        var given = new Dictionary<string, object>
        {
            ["losant"] = losant,
            ["api"] = simulator.BaseUrl,
            ["applicationId"] = simulator.ApplicationId,
            ["deviceId"] = pump.Id,
            ["key"] = key.Key,
            ["secret"] = key.Secret,
            ["token"] = simulator.AccessToken,
        };

        foreach (var (heading, code) in Readme.Blocks)
        {
            // The other blocks create clients of the real API.
            if (heading is not ("A tour in five minutes" or "Errors" or "Testing your own code"))
                continue;
            var run = DocumentedProgram.RunAsync(DocumentedProgram.Compile([code.Replace("new LosantClientOptions {", "new LosantClientOptions { BaseUrl = api,", StringComparison.Ordinal)]), given);
            if (code.Contains("CommandStreamAsync", StringComparison.Ordinal))
                await StopAsync(simulator, losant, pump.Id, run);
            await run;
        }

        Assert.Equal(
            [
                ("auth.authenticateDevice", 200), ("device.sendState", 200), ("devices.get", 200), ("data.timeSeriesQuery", 200), ("data.lastValueQuery", 200),
                ("device.commandStream", 200), ("device.sendCommand", 200), ("data.export", 202), ("applicationJobLogs.get", 200),
            ],
            simulator.Requests.Select(request => (request.Action, request.Status)).Distinct());
    }

    // A command reaches only streams that are open when it is sent.
    private static async Task StopAsync(LosantSimulator simulator, LosantClient losant, string device, Task run)
    {
        while (simulator.OpenStreams == 0 && !run.IsCompleted)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        await losant.Device.SendCommandAsync(simulator.ApplicationId, device, new DeviceCommand { Name = "stop" });
    }

    [Theory]
    [InlineData("run it", "dotnet run --project sample")]
    [InlineData("test it", "dotnet test")]
    public void Its_commands_are_where_the_build_script_looks_for_them(string mark, string command) =>
        Assert.Contains($"<!-- {mark} -->\n```sh\n{command}\n```\n", Readme.Text, StringComparison.Ordinal);

    [Fact]
    public void Its_links_exist()
    {
        foreach (var file in (string[])["docs/diagnostics.md", "CONTRIBUTING.md"])
        {
            Assert.Contains($"({file})", Readme.Text, StringComparison.Ordinal);
            Assert.True(File.Exists(Repository.PathOf(file)), file);
        }
    }
}
