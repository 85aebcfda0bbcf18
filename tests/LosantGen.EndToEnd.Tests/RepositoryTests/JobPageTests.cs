using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Losant;
using Losant.Simulator;

namespace LosantGen.EndToEnd.Tests.RepositoryTests
{
    /// <summary>The programs of <c>docs/jobs</c> compile, and run against the simulator.</summary>
    public sealed partial class JobPageTests : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

        public void Dispose() => _folder.Delete(recursive: true);

        [Theory]
        [InlineData("export", "data.export applicationJobLogs.get")]
        [InlineData("device", "auth.authenticateDevice device.sendState device.commandStream device.sendCommand")]
        [InlineData("series", "data.timeSeriesQuery")]
        [InlineData("rows", "dataTableRows.post dataTableRows.query")]
        [InlineData("files", "files.get files.post")]
        [InlineData("csv", "dataTable.get dataTableRows.post dataTableRows.query deviceRecipe.bulkCreate data.export applicationJobLogs.get")]
        [InlineData("sign-in", "auth.authenticateUser devices.get")]
        [InlineData("provisioning", "devices.get devices.post deviceAttributes.post device.get device.patch")]
        public async Task A_page_has_a_program_that_runs(string page, string actions)
        {
            await using var simulator = await LosantSimulator.StartAsync(new LosantSimulatorOptions { Devices = [] });
            var pump = simulator.AddDevice(new SimulatedDevice { Id = "64b7f1d9a91e3d5f80c41b31", Name = "pump", Attributes = [new("temperature"), new("open", "boolean")] });
            var key = simulator.AddAccessKey(pump.Id);
            var options = new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = simulator.AccessToken };
            using var losant = new LosantClient(options);
            var table = await losant.DataTables.PostAsync(simulator.ApplicationId, new() { Name = "Readings", Columns = [new() { Name = "name", DataType = "string", Constraint = "optional" }, new() { Name = "level", DataType = "number", Constraint = "optional" }] });
            simulator.AddUser(new SimulatedUser { Email = "kim@example.com", Password = "correct horse" });
            var file = Path.Combine(_folder.FullName, "file.csv");
            await File.WriteAllTextAsync(file, "name,level\n\"a, b\",7\n");
            var devices = Path.Combine(_folder.FullName, "devices.csv");
            await File.WriteAllTextAsync(devices, "name,site\nprobe,north\n");
            var recipe = await losant.DeviceRecipes.PostAsync(simulator.ApplicationId, new() { Name = "Probe" });
            await losant.Device.SendStateAsync(simulator.ApplicationId, pump.Id, new DeviceState { Data = JsonScalar.Map(("temperature", 21.5)) });
            simulator.ClearRequests();

            var run = DocumentedProgram.RunAsync(DocumentedProgram.Compile([ProgramOf(page)]), new Dictionary<string, object>
            {
                ["losant"] = losant,
                ["options"] = new LosantClientOptions { BaseUrl = simulator.BaseUrl },
                ["applicationId"] = simulator.ApplicationId,
                ["deviceId"] = pump.Id,
                ["dataTableId"] = table.Id!,
                ["deviceRecipeId"] = recipe.Id!,
                ["devices"] = devices,
                ["key"] = key.Key,
                ["secret"] = key.Secret,
                ["email"] = "kim@example.com",
                ["password"] = "correct horse",
                ["file"] = file,
                ["folder"] = _folder.FullName,
            });
            if (page == "device")
            {
                while (simulator.OpenStreams == 0 && !run.IsCompleted) await Task.Delay(10);
                await losant.Device.SendCommandAsync(simulator.ApplicationId, pump.Id, new DeviceCommand { Name = "stop" });
            }

            await run;
            Assert.Equal(actions, string.Join(' ', simulator.Requests.Where(r => r.Action is not null).Select(r => r.Action).Distinct()));
        }

        [Fact]
        public void Every_page_is_in_the_list_and_is_tested()
        {
            var pages = Directory.GetFiles(Repository.PathOf("docs/jobs")).Select(f => Path.GetFileNameWithoutExtension(f)).Where(f => f != "README").Order(StringComparer.Ordinal);
            var tested = typeof(JobPageTests).GetMethod(nameof(A_page_has_a_program_that_runs))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Select(a => (string)((InlineDataAttribute)a).Data[0]!);

            Assert.Equal(pages, Link().Matches(File.ReadAllText(Repository.PathOf("docs/jobs/README.md"))).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
            Assert.Equal(pages, tested.Order(StringComparer.Ordinal));
        }

        private static string ProgramOf(string page) => "using JobPages;\n" + Block().Match(File.ReadAllText(Repository.PathOf($"docs/jobs/{page}.md")).ReplaceLineEndings("\n")).Groups[1].Value;

        [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
        private static partial Regex Block();

        [GeneratedRegex(@"^\| \[\w+\]\(([\w-]+)\.md\)", RegexOptions.Multiline)]
        private static partial Regex Link();
    }
}

namespace JobPages
{
    /// <summary>The class that a page assumes.</summary>
    public sealed record Reading(string Name, double Level);

    /// <summary>How it is written.</summary>
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Reading))]
    public sealed partial class Json : JsonSerializerContext;
}
