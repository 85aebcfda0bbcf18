using Losant;
using Losant.Simulator;

namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>The README's code compiles, and its tour works.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Every_block_compiles_without_a_warning()
    {
        Assert.Equal(8, Readme.Blocks.Count);
        Assert.All(Readme.Blocks, block => ReadmeProgram.Compile(block.Code));
    }

    [Fact]
    public async Task The_tour_and_the_errors_run_against_the_simulator()
    {
        await using var simulator = await LosantSimulator.StartAsync(new LosantSimulatorOptions { DeviceCount = 8 });
        using var losant = new LosantClient(new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = simulator.AccessToken });

        foreach (var (heading, code) in Readme.Blocks)
        {
            // The other blocks create clients of the real API.
            if (heading is "A tour in five minutes" or "Errors" or "Testing your own code")
                await ReadmeProgram.RunAsync(ReadmeProgram.Compile(code), losant, simulator.ApplicationId);
        }

        Assert.Equal(
            [("data.timeSeriesQuery", 200), ("data.lastValueQuery", 200), ("data.export", 202)],
            simulator.Requests.Select(request => (request.Action, request.Status)));
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
