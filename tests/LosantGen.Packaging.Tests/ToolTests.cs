using System.Diagnostics;
using System.Net.Http.Headers;
using System.Xml.Linq;

namespace LosantGen.Packaging.Tests;

/// <summary>The simulator's command as its users have it: installed as a .NET tool, with nothing of the checkout.</summary>
public sealed class ToolTests(PackedPackages packages)
{
    private const string Id = "LosantGen.Simulator.Command";
    private const int MiB = 1024 * 1024;

    [Fact]
    public void Its_package_is_a_tool_with_all_that_it_needs()
    {
        using var package = new PackageFile(packages.Command);
        using var text = new MemoryStream(package.Bytes("tools/net10.0/any/DotnetToolSettings.xml"));
        var settings = XDocument.Load(text);
        var command = Assert.Single(settings.Descendants("Command"));

        Assert.Equal("DotnetTool", package.Metadata(Id).Descendants("packageType").Single().Attribute("name")?.Value);
        Assert.Equal(("losant-simulator", "losant-simulator.dll", "dotnet"), (command.Attribute("Name")?.Value, command.Attribute("EntryPoint")?.Value, command.Attribute("Runner")?.Value));
        Assert.Superset(
            new HashSet<string>(["LosantGen.Simulator.dll", "NJsonSchema.dll", "Microsoft.Data.Sqlite.dll", "System.CommandLine.dll", "losant-simulator.runtimeconfig.json"]),
            package.Paths.Where(path => path.StartsWith("tools/net10.0/any/", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)!).ToHashSet());
        TestContext.Current.TestOutputHelper?.WriteLine($"{package.Size / MiB} MiB");
        Assert.InRange(package.Size, 1, 40 * MiB);
    }

    [Fact]
    public async Task It_is_installed_and_answers_with_its_state_in_a_file()
    {
        var folder = Path.Combine(packages.Folder, "tool");
        (await DotNet.RunAsync(packages.Folder, ["tool", "install", Id, "--version", packages.Version, "--tool-path", folder], packages.Environment)).Succeeds();
        var start = new ProcessStartInfo(Path.Combine(folder, "losant-simulator"), ["--port", "0", "--devices", "3", "--data", Path.Combine(packages.Folder, "state.db")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var head = await HeadAsync(process);
            using var http = new HttpClient { BaseAddress = new Uri(head["URL"]) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", head["Token"]);

            var devices = await http.GetStringAsync(new Uri($"applications/{head["Application"]}/devices", UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.Equal(packages.Version, head["losant-simulator"]);
            Assert.Contains("\"totalCount\":3", devices.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(packages.Folder, "state.db")));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>What it prints at its start, by the first word of each line.</summary>
    private static async Task<Dictionary<string, string>> HeadAsync(Process process)
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("Ctrl+C", StringComparison.Ordinal))
        {
            if (line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var name, var value])
                head.TryAdd(name, value);
        }

        return head;
    }
}
