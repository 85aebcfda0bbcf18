using System.Net;
using System.Text;
using Losant.Simulator.Description;
using LosantGen.Simulator.Tests.Meaning;

namespace LosantGen.Simulator.Tests.Storing;

/// <summary>A simulator with a storage goes on where the one before ended.</summary>
public sealed class RestartTests
{
    private const string Application = "575ec8687ae143cd83dc4a97";

    [Fact]
    public async Task Whatever_an_action_changes_is_there_after_a_restart()
    {
        var folder = VendorFolder.Require();
        var description = ApiDescription.Load(folder);
        var requests = new ExampleRequest(description.Examples);
        var (different, wrote) = (new List<string>(), 0);
        foreach (var action in description.Actions.Values.Where(action => !action.IsEventStream))
        {
            var storage = new RecordTable();
            var options = new LosantSimulatorOptions { InMemory = true, DescriptionFolder = folder, ApplicationId = Application, Storage = storage, Clock = new FixedClock(Fleet.Noon) };
            var first = await LosantSimulator.StartAsync(options, TestContext.Current.CancellationToken);
            await using (var api = ApiClient.Of(first))
            {
                await ExampleWorld.AddAsync(api.Simulator, action, requests);
                var commits = storage.Commits;
                using var request = requests.Build(action);
                await api.SendAsync(request);
                wrote += storage.Commits > commits ? 1 : 0;
            }

            // A job that was still waiting for its callback has ended by now.
            var before = StateText.Of(first);

            await using var again = await LosantSimulator.StartAsync(options, TestContext.Current.CancellationToken);
            if (StateText.Of(again) != before)
                different.Add(action.Id);
        }

        // Its example is a job that runs, and no job runs on after a restart.
        Assert.Equal(["applicationJobLog.get"], different);
        Assert.InRange(wrote, 100, 374);
    }

    [Fact]
    public async Task States_commands_files_tokens_and_job_logs_are_there_after_a_restart()
    {
        var storage = new RecordTable();
        LosantSimulatorOptions With(LosantSimulatorOptions options) => options with { Storage = storage };
        string device, token, file, signedIn;
        await using (var first = await World.StartAsync(With))
        {
            device = first.Simulator.AddDevice("pump", "level").Id;
            await first.CallAsync("POST", $"devices/{device}/state", """[{ "time": -2000, "data": { "level": 1 } }, { "time": -1000, "data": { "level": 2 } }]""");
            await first.CallAsync("POST", $"devices/{device}/command", """{ "name": "go" }""");
            token = first.Simulator.AddToken("all.Application.read");
            file = first.Simulator.AddFile("/a/plan.txt", "plan"u8, "text/plain");
            var key = first.Simulator.AddAccessKey();
            signedIn = (string)(await first.CallAsync("POST", "/auth/device", $$"""{ "deviceId": "{{device}}", "key": "{{key.Key}}", "secret": "{{key.Secret}}" }"""))["token"]!;
            await first.CallAsync("POST", "data/export", "{}");
        }

        await using var second = await World.StartAsync(With);
        Assert.Equal([2, 1], (await second.CallAsync("GET", $"devices/{device}/state?limit=9")).AsArray().Select(point => (int)point!["data"]!["level"]!));
        Assert.Equal("go", (string?)(await second.CallAsync("GET", $"devices/{device}/command"))[0]!["name"]);
        Assert.Equal("plan", await second.DownloadAsync((string)(await second.CallAsync("GET", $"file/{file}"))["url"]!));
        var log = (await second.CallAsync("GET", "jobLogs"))["items"]![0]!;
        Assert.Equal("completed", (string?)log["status"]);
        Assert.StartsWith("ID,", await second.DownloadAsync((string)log["output"]!["downloadUrls"]![0]!), StringComparison.Ordinal);
        second.As(token);
        Assert.Equal("pump", await second.NamesAsync("devices"));
        second.As(signedIn);
        await second.CallAsync("POST", $"devices/{device}/state", """{ "data": { "level": 3 } }""");
    }

    [Fact]
    public async Task Generated_devices_have_their_points_after_a_restart()
    {
        var storage = new RecordTable();
        LosantSimulatorOptions With(LosantSimulatorOptions options, int seed) => options with { Storage = storage, DeviceCount = 3, Seed = seed };
        string before, device;
        await using (var first = await World.StartAsync(options => With(options, 1)))
        {
            device = first.Simulator.Devices[1].Id;
            before = (await first.CallAsync("GET", $"devices/{device}/state?limit=9")).ToJsonString();
        }

        await using var second = await World.StartAsync(options => With(options, 2));
        Assert.Equal(3, second.Simulator.Devices.Count);
        Assert.Equal(before, (await second.CallAsync("GET", $"devices/{device}/state?limit=9")).ToJsonString());
    }

    [Fact]
    public async Task Ids_go_on_and_do_not_begin_again()
    {
        var storage = new RecordTable();
        var ids = new List<string>();
        for (var run = 0; run < 3; run++)
        {
            await using var simulator = await LosantSimulator.StartAsync(new() { InMemory = true, Storage = storage, Seed = run + 5 }, TestContext.Current.CancellationToken);
            ids.Add(simulator.AddDevice("pump").Id);
        }

        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_job_that_was_running_has_failed_after_a_kill()
    {
        var storage = new RecordTable();
        var killed = await World.StartAsync(options => options with { Storage = storage, JobDuration = TimeSpan.FromHours(1) });
        await killed.CallAsync("POST", "data/export", "{}");
        var left = storage.Records.ToArray();
        await killed.DisposeAsync();
        var atKill = new RecordTable();
        atKill.Commit(left);

        await using var again = await World.StartAsync(options => options with { Storage = atKill });
        var log = (await again.CallAsync("GET", "jobLogs"))["items"]![0]!;
        Assert.Equal(("errored", "The simulator was stopped before the job ended."), ((string?)log["status"], (string?)log["error"]!["message"]));
        Assert.NotNull(log["runCompletedAt"]);
    }

    [Fact]
    public async Task A_request_is_stored_at_once_and_one_that_only_reads_is_not()
    {
        var storage = new RecordTable();
        await using var world = await World.StartAsync(options => options with { Storage = storage });
        Assert.Equal(1, storage.Commits);

        await world.CallAsync("POST", "devices", """{ "name": "pump", "attributes": [{ "name": "level", "dataType": "number" }] }""");
        Assert.Equal(2, storage.Commits);
        await world.CallAsync("GET", "devices");
        await world.CallAsync("GET", "/me");
        Assert.Equal(2, storage.Commits);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_a_500_and_is_stored_with_the_next_request()
    {
        var storage = new RecordTable();
        var options = new LosantSimulatorOptions { InMemory = true, Storage = storage };
        await using (var simulator = await LosantSimulator.StartAsync(options, TestContext.Current.CancellationToken))
        {
            using var http = simulator.CreateHttpClient();
            http.DefaultRequestHeaders.Authorization = new("Bearer", simulator.AccessToken);
            storage.Fails = true;
            Assert.Equal(HttpStatusCode.InternalServerError, await PostAsync("lost"));
            storage.Fails = false;
            Assert.Equal(HttpStatusCode.Created, await PostAsync("kept"));
            Assert.IsType<SimulatorStorageException>(Assert.Single(simulator.Failures));

            async Task<HttpStatusCode> PostAsync(string name)
            {
                using var body = new StringContent($$"""{ "name": "{{name}}" }""", Encoding.UTF8, "application/json");
                using var response = await http.PostAsync(new Uri($"applications/{simulator.ApplicationId}/webhooks", UriKind.Relative), body, TestContext.Current.CancellationToken);
                return response.StatusCode;
            }
        }

        await using var again = await World.StartAsync(_ => options);
        Assert.Equal("lost kept", await again.NamesAsync("webhooks?sortField=creationDate"));
    }

    [Fact]
    public async Task The_token_that_may_do_everything_is_that_of_the_options()
    {
        var storage = new RecordTable();
        await using (await LosantSimulator.StartAsync(new() { InMemory = true, Storage = storage, AccessToken = "one" }, TestContext.Current.CancellationToken))
        {
        }

        await using var again = await World.StartAsync(options => options with { Storage = storage, AccessToken = "two" });
        await again.CallAsync("GET", "/me");
        again.As("one");
        await again.RefusedAsync(401, "GET", "/me");
    }

    [Theory]
    [InlineData("settings", "settings", "{}", "a record that cannot be read: settings in settings")]
    [InlineData("settings", "settings", """{ "version": 99, "seed": 1, "applicationId": "a", "accessToken": "b" }""", "another version")]
    [InlineData("documents", "devices/x/y", "garbage", "a record that cannot be read: devices/x/y in documents")]
    [InlineData("documents", "devices/x/y", "null", "a record that cannot be read: devices/x/y in documents")]
    [InlineData("documents", "devices/x/y", """{ "kind": "devices", "scope": "", "position": 9, "json": {} }""", "a record that cannot be read: devices/x/y in documents")]
    [InlineData("points", "d/1", """{ "time": 1, "data": { "level": {} } }""", "a record that cannot be read: d/1 in points")]
    [InlineData("ids", "devices", "\"x\"", "a record that cannot be read: devices in ids")]
    [InlineData("files", "f", """{ "name": "a", "contentType": "b" }""", "a record that cannot be read: f in files")]
    [InlineData("tokens", "t", """{ "kind": "nobody", "scopes": [] }""", "a record that cannot be read: t in tokens")]
    [InlineData("commands", "d/1", """{ "number": 1 }""", "a record that cannot be read: d/1 in commands")]
    public async Task Garbage_in_the_storage_is_one_error_that_names_the_record(string table, string key, string value, string expected)
    {
        var storage = new RecordTable();
        var options = new LosantSimulatorOptions { InMemory = true, Storage = storage };
        await (await LosantSimulator.StartAsync(options, TestContext.Current.CancellationToken)).DisposeAsync();
        storage.Set(table, key, Encoding.UTF8.GetBytes(value));

        var error = await Assert.ThrowsAsync<SimulatorStorageException>(() => LosantSimulator.StartAsync(options, TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
