using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>Applications, events, webhooks, workflows and all else that has a list and items are kept.</summary>
public sealed class KeptTests
{
    [Theory]
    [InlineData("webhooks", """{ "name": "Hook" }""", """{ "name": "Other" }""", "name")]
    [InlineData("flows", """{ "name": "Flow", "flowClass": "cloud" }""", """{ "name": "Other" }""", "name")]
    [InlineData("dashboards", """{ "name": "Board" }""", """{ "name": "Other" }""", "name")]
    [InlineData("events", """{ "level": "info", "subject": "Event" }""", """{ "subject": "Other" }""", "subject")]
    [InlineData("credentials", """{ "name": "Access", "type": "azure", "azureConfig": { "account": "a", "accountKey": "secret" } }""", """{ "name": "Other" }""", "name")]
    [InlineData("device-recipes", """{ "name": "Recipe" }""", """{ "name": "Other" }""", "name")]
    [InlineData("experience/users", """{ "email": "kim@example.com", "password": "Correct-horse-7" }""", """{ "email": "lee@example.com" }""", "email")]
    [InlineData("experience/groups", """{ "name": "Group" }""", """{ "name": "Other" }""", "name")]
    [InlineData("experience/views", """{ "name": "View", "viewType": "page", "body": "x" }""", """{ "name": "Other" }""", "name")]
    public async Task What_was_posted_is_listed_read_changed_and_deleted(string list, string post, string patch, string member)
    {
        await using var world = await World.StartAsync();

        var made = await world.CallAsync("POST", list, post);
        Assert.Equal((string?)made[member], await world.NamesAsync(list, member));
        Assert.Equal((string?)made[member], (string?)(await world.CallAsync("GET", $"{list}/{made["id"]}"))[member]);
        Assert.DoesNotContain("secret", made.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("horse", made.ToJsonString(), StringComparison.Ordinal);
        await world.CallAsync("PATCH", $"{list}/{made["id"]}", patch);
        Assert.Equal((string?)JsonNode.Parse(patch)![member], await world.NamesAsync(list, member));
        await world.CallAsync("DELETE", $"{list}/{made["id"]}");
        Assert.Equal("", await world.NamesAsync(list, member));
        await world.RefusedAsync(404, "GET", $"{list}/{made["id"]}");
    }

    [Fact]
    public async Task An_application_has_its_own_things_and_takes_them_with_it()
    {
        await using var world = await World.StartAsync();
        var other = await world.CallAsync("POST", "/applications", """{ "name": "Other" }""");
        await world.CallAsync("POST", $"/applications/{other["id"]}/devices", """{ "name": "Pump" }""");

        Assert.Equal("Application Other", await world.NamesAsync("/applications"));
        Assert.Equal("", await world.NamesAsync("devices"));
        Assert.Equal("Pump", await world.NamesAsync($"/applications/{other["id"]}/devices"));
        await world.CallAsync("DELETE", $"/applications/{other["id"]}");
        Assert.Equal("Application was not found", await world.RefusedAsync(404, "GET", $"/applications/{other["id"]}/devices"));
    }

    [Fact]
    public async Task What_a_patch_changes_of_an_event_is_kept_as_an_update()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump");
        var made = await world.CallAsync("POST", "events", $$"""{ "level": "error", "subject": "Leak", "deviceId": "{{pump.Id}}" }""");
        world.Time.Move(TimeSpan.FromMinutes(1));

        var patched = await world.CallAsync("PATCH", $"events/{made["id"]}", """{ "state": "acknowledged", "comment": "On it" }""");

        Assert.Equal(("new", "Pump", "user"), ((string?)made["state"], (string?)made["deviceName"], (string?)made["sourceType"]));
        var update = Assert.Single(patched["updates"]!.AsArray())!;
        Assert.Equal("""{"old":"new","new":"acknowledged"}""", update["stateChange"]!.ToJsonString());
        Assert.Equal(("On it", "2026-03-14T12:01:00.000Z"), ((string?)update["comment"], (string?)update["creationDate"]));
    }

    [Fact]
    public async Task Events_are_selected_by_state_and_query_and_changed_at_once()
    {
        await using var world = await World.StartAsync();
        foreach (var (level, subject) in new[] { ("info", "One"), ("critical", "Two"), ("error", "Three") })
        {
            await world.CallAsync("POST", "events", $$"""{ "level": "{{level}}", "subject": "{{subject}}" }""");
            world.Time.Move(TimeSpan.FromSeconds(1));
        }

        var severe = await world.CallAsync("GET", "events/mostRecentBySeverity");
        Assert.Equal((3, "Two"), ((int)severe["newCount"]!, (string?)severe["event"]!["subject"]));
        await world.CallAsync("PATCH", "events?query=%7B%22level%22%3A%22critical%22%7D", """{ "state": "resolved" }""");
        Assert.Equal("Three One", await world.NamesAsync("events?state=new", "subject"));
        Assert.Equal("""{"removed":2}""", (await world.CallAsync("POST", "events/delete", """{ "state": "new" }""")).ToJsonString());
        Assert.Equal("Two", await world.NamesAsync("events", "subject"));
    }

    [Fact]
    public async Task What_a_test_adds_is_what_a_request_returns_and_what_a_request_adds_is_what_a_test_finds()
    {
        await using var world = await World.StartAsync();

        var hook = world.Simulator.Add("webhooks", new JsonObject { ["name"] = "Hook" });
        var made = await world.CallAsync("POST", "events", """{ "level": "info", "subject": "Event" }""");

        Assert.Equal("Hook", await world.NamesAsync("webhooks"));
        Assert.NotNull(hook["token"]);
        Assert.Equal("Event", (string?)world.Simulator.Find("events", (string)made["id"]!)!["subject"]);
        Assert.Null(world.Simulator.Find("events", (string)hook["id"]!));
        Assert.StartsWith("Nothing can be posted to auditLogs. The lists are applications, ", Assert.Throws<ArgumentException>(() => world.Simulator.Add("auditLogs", [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Nothing can be posted to webhook; did you mean webhooks?", Assert.Throws<ArgumentException>(() => world.Simulator.Add("webhook", [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dashboard_is_in_the_list_of_its_application_however_it_was_posted()
    {
        await using var world = await World.StartAsync();
        var other = world.Simulator.AddApplication("Other");
        var linked = await world.CallAsync("POST", "/dashboards", $$"""{ "name": "linked", "applicationId": "{{world.Simulator.ApplicationId}}" }""");
        await world.CallAsync("POST", "/dashboards", """{ "name": "free" }""");
        await world.CallAsync("POST", "dashboards", """{ "name": "own" }""");
        await world.CallAsync("POST", $"/applications/{other}/dashboards", """{ "name": "other" }""");

        Assert.Equal("linked own", await world.NamesAsync("dashboards"));
        Assert.Equal("free linked other own", await world.NamesAsync("/dashboards"));
        Assert.Equal("other", await world.NamesAsync($"/dashboards?applicationId={other}"));
        Assert.Equal("free", await world.NamesAsync("/dashboards?applicationId="));
        Assert.Equal("linked", (string?)(await world.CallAsync("GET", $"dashboards/{linked["id"]}"))["name"]);
        await world.RefusedAsync(404, "GET", $"/applications/{other}/dashboards/{linked["id"]}");
        await world.CallAsync("DELETE", $"/applications/{other}");
        Assert.Equal("free linked own", await world.NamesAsync("/dashboards"));
    }

    [Fact]
    public async Task The_same_test_gives_the_same_bytes()
    {
        Assert.Equal(await RunAsync(1), await RunAsync(1));
        Assert.NotEqual(await RunAsync(1), await RunAsync(2));

        static async Task<string> RunAsync(int seed)
        {
            await using var world = await World.StartAsync(options => options with { Seed = seed, DeviceCount = 4 });
            var pump = world.Simulator.AddDevice("Pump", "level");
            var key = await world.CallAsync("POST", "keys", "{}");
            var token = await world.CallAsync("POST", "/auth/device", $$"""{ "deviceId": "{{pump.Id}}", "key": "{{key["key"]}}", "secret": "{{key["secret"]}}" }""");
            var job = await world.CallAsync("POST", "data/export", "{}");
            return $"{key}{token}{job}{await world.CallAsync("GET", "devices")}{await world.CallAsync("GET", "jobLogs")}";
        }
    }

    [Fact]
    public async Task What_has_no_meaning_is_an_example_and_says_so()
    {
        await using var world = await World.StartAsync();

        using var example = await world.Http.GetAsync(new Uri($"/applications/{world.Simulator.ApplicationId}/payloadCounts", UriKind.Relative), TestContext.Current.CancellationToken);
        using var known = await world.Http.GetAsync(new Uri($"/applications/{world.Simulator.ApplicationId}/devices", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(["example"], example.Headers.GetValues("Losant-Simulator"));
        Assert.False(known.Headers.Contains("Losant-Simulator"));
    }
}
