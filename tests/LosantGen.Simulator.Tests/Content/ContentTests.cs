using LosantGen.Simulator.Tests.Meaning;
using LosantGen.Simulator.Tests.Storing;

namespace LosantGen.Simulator.Tests.Content;

/// <summary>What a JSON text puts into a simulator.</summary>
public sealed class ContentTests
{
    private const string Plant = """
        {
          // The first application.
          "id": "0123456789abcdef01234567",
          "name": "Plant",
          "users": [{ "email": "kim@example.com", "password": "Correct-horse-7", "firstName": "Kim" }],
          "devices": [
            { "id": "000000000000000000000001", "name": "hall", "deviceClass": "system" },
            {
              "id": "000000000000000000000002", "name": "pump", "parentId": "000000000000000000000001",
              "attributes": [{ "name": "level", "dataType": "number" }],
              "states": [{ "time": -2000, "data": { "level": 1 } }, { "time": -1000, "data": { "level": 2 } }],
              "commands": [{ "name": "start" }],
            },
          ],
          "dataTables": [{ "name": "Shifts", "columns": [{ "name": "who", "dataType": "string", "constraint": "optional" }], "dataTableRows": [{ "who": "Kim" }, { "who": "Lee" }] }],
          "applicationKeys": [{ "key": "the-key", "secret": "the-secret", "deviceIds": ["000000000000000000000002"] }],
          "applicationApiTokens": [{ "name": "reader", "token": "the-token", "scope": ["all.Application.read"] }],
          "files": [{ "name": "a.txt", "type": "file", "contentType": "text/plain", "content": "hello" }],
          "webhooks": [{ "name": "Orders" }],
          "applications": [{ "id": "000000000000000000000009", "name": "Other", "devices": [{ "name": "fan" }] }],
        }
        """;

    [Fact]
    public async Task A_text_fills_the_first_application_and_others()
    {
        await using var world = await World.StartAsync(options => options with { Content = Plant });

        Assert.Equal("0123456789abcdef01234567", world.Simulator.ApplicationId);
        Assert.Equal("Other Plant", await world.NamesAsync("/applications"));
        Assert.Equal("hall pump", await world.NamesAsync("devices"));
        Assert.Equal("fan", await world.NamesAsync("/applications/000000000000000000000009/devices"));
        Assert.Equal([2, 1], (await world.CallAsync("GET", "devices/000000000000000000000002/state?limit=9")).AsArray().Select(point => (int)point!["data"]!["level"]!));
        Assert.Equal("start", (string?)(await world.CallAsync("GET", "devices/000000000000000000000002/command"))[0]!["name"]);
        var table = (await world.CallAsync("GET", "data-tables"))["items"]![0]!;
        Assert.Equal("Kim Lee", await world.NamesAsync($"data-tables/{table["id"]}/rows", "who"));
        Assert.Equal("hello", await world.DownloadAsync((string)(await world.CallAsync("GET", "files"))["items"]![0]!["url"]!));
        Assert.Equal("Orders", await world.NamesAsync("webhooks"));
        await world.CallAsync("POST", "/auth/user", """{ "email": "kim@example.com", "password": "Correct-horse-7" }""");
        await world.CallAsync("POST", "/auth/device", """{ "deviceId": "000000000000000000000002", "key": "the-key", "secret": "the-secret" }""");
        world.As("the-token");
        Assert.Equal("hall pump", await world.NamesAsync("devices"));
    }

    [Fact]
    public async Task A_text_is_added_once_and_all_or_nothing_of_it_is_stored()
    {
        var storage = new RecordTable();
        for (var run = 0; run < 2; run++)
        {
            await using var world = await World.StartAsync(options => options with { Content = Plant, Storage = storage });
            Assert.Equal("hall pump", await world.NamesAsync("devices"));
            Assert.Equal(run + 1, storage.Commits);
        }

        var other = new RecordTable();
        await Assert.ThrowsAsync<FormatException>(() => World.StartAsync(options => options with { Content = """{ "devices": [{ "name": "pump" }, {}] }""", Storage = other }));
        Assert.Empty(other.Records);
    }

    [Fact]
    public async Task The_examples_of_the_docs_do_what_they_say()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "simulator.md"), TestContext.Current.CancellationToken);
        var examples = page.Split("```json").Skip(1).Select(part => part.Split("```")[0]).ToArray();
        Assert.Equal(2, examples.Length);

        await using var world = await World.StartAsync(options => options with { Content = examples[0] });
        world.Simulator.Faults.AddJson(examples[1]);

        Assert.Equal("pump", Assert.Single(world.Simulator.Devices).Name);
        Assert.Equal("Other plant Plant", string.Join(' ', (await world.CallAsync("GET", "/applications"))["items"]!.AsArray().Select(one => (string?)one!["name"]).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("{", "line 1: ")]
    [InlineData("{\n  \"name\": \"a\"\n  \"b\": 1 }", "line 3: ")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }", "line 1: ")]
    [InlineData("[]", "line 1, $: An object is expected.")]
    [InlineData("null", "line 1, $: An object is expected.")]
    [InlineData("""{ "id": "12" }""", "line 1, $.id: An id has 24 hexadecimal digits.")]
    [InlineData("{\n\"device\": [] }", "line 2, $.device: device is not known here; did you mean devices? The lists are applicationApiTokens, ")]
    [InlineData("{ \"pumps\": [] }", "line 1, $.pumps: pumps is not known here. The lists are applicationApiTokens, ")]
    [InlineData("{ \"application\": [] }", "application is not known here; did you mean applications?")]
    [InlineData("{ \"devices\": null }", "line 1, $: devices is not a list.")]
    [InlineData("{ \"applications\": [{ \"name\": \"a\", \"webhook\": [] }] }", "$.applications[0].webhook: webhook is not known here; did you mean webhooks?")]
    [InlineData("{ \"dataTables\": [{ \"name\": \"a\", \"rows\": [] }] }", "$.dataTables[0].rows: rows is not known here. The lists are dataTableRows.")]
    [InlineData("{ \"devices\": [{ \"name\": \"a\", \"state\": [] }] }", "$.devices[0].state: state is not known here; did you mean states?")]
    [InlineData("{\n\"devices\": {} }", "line 2, $.devices: devices is not a list.")]
    [InlineData("{\n\"devices\": [\n{ \"name\": \"a\" },\n{ \"name\": 5 } ] }", "line 4, $.devices[1]: It does not fit its schema: #/name: StringExpected")]
    [InlineData("{\n\"devices\": [\n3 ] }", "line 3, $.devices[0]: An object is expected.")]
    [InlineData("""{ "devices": [{ "id": "xyz", "name": "a" }] }""", "$.devices[0].id: deviceId does not match")]
    [InlineData("""{ "devices": [{ "id": "000000000000000000000001", "name": "a" }, { "id": "000000000000000000000001", "name": "b" }] }""", "$.devices[1].id: Another one has this id.")]
    [InlineData("""{ "devices": [{ "name": "a", "parentId": "000000000000000000000001" }] }""", "$.devices[0]: parentId is not the id of a device")]
    [InlineData("""{ "devices": [{ "name": "a", "states": [{ "data": { "level": 1 } }] }] }""", "$.devices[0].states[0]: The device has no attribute level.")]
    [InlineData("""{ "devices": [{ "name": "a", "attributes": [{ "name": "l", "dataType": "number" }], "states": [{ "time": "2001-01-01T00:00:00Z", "data": { "l": 1 } }] }] }""", "$.devices[0].states[0].time: The API keeps no state of this time")]
    [InlineData("""{ "applicationJobLogs": [{}] }""", "$.applicationJobLogs[0]: Nothing can be posted to this list.")]
    [InlineData("""{ "applicationKeys": [{ "key": 5 }] }""", "$.applicationKeys[0].key: key is not a string.")]
    [InlineData("""{ "users": [{ "email": "a@example.com" }] }""", "$.users[0]: A user has a password.")]
    [InlineData("""{ "users": [{ "email": "a@example.com", "password": "12345678", "age": 5 }] }""", "$.users[0].age: A user has no age.")]
    [InlineData("""{ "applications": [{ "devices": [] }] }""", "$.applications[0]: It does not fit its schema: #/name: PropertyRequired")]
    public async Task A_mistake_is_told_with_its_line_and_path(string text, string expected)
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => World.StartAsync(options => options with { Content = text }));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
