namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>Jobs run, progress and end, or fail when told to; their logs say so, and their files can be fetched.</summary>
public sealed class JobTests
{
    [Fact]
    public async Task An_export_ends_with_a_log_under_another_id_and_a_file()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level");
        world.Simulator.SendState(pump.Id, ("level", 4.25));

        var queued = await world.CallAsync("POST", "data/export", """{ "email": "kim@example.com", "start": 1, "end": 0 }""");
        var log = (await world.CallAsync("GET", "jobLogs?sortField=runQueuedAt&sortDirection=desc&perPage=1&query=%7B%22name%22%3A%22DataExport%22%7D"))["items"]![0]!;

        Assert.Equal((true, true, 21), ((bool)queued["success"]!, (bool)queued["jobQueued"]!, ((string)queued["jobId"]!).Length));
        Assert.Equal((24, "completed", "device"), (((string)log["id"]!).Length, (string?)log["status"], (string?)log["resourceType"]));
        Assert.Equal("""{"emails":["kim@example.com"],"start":1,"end":0}""", log["input"]!.ToJsonString());
        Assert.Equal("""{"completed":1,"total":1}""", log["progress"]!.ToJsonString());
        Assert.Equal(log.ToJsonString(), (await world.CallAsync("GET", $"jobLogs/{log["id"]}")).ToJsonString());
        Assert.Equal($"ID,Timestamp,ISO Date,\"level\"\n{pump.Id},1773489600000,2026-03-14T12:00:00.000Z,4.25\n", await world.DownloadAsync((string)log["output"]!["downloadUrls"]![0]!));
        await world.RefusedAsync(404, "GET", $"jobLogs/{queued["jobId"]}");
    }

    [Fact]
    public async Task A_job_that_is_held_goes_on_step_by_step()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddDevice("Pump", "level");
        world.Simulator.AddDevice("Fan", "level");
        world.Simulator.Jobs.Hold();

        var id = (string)(await world.CallAsync("POST", "data/export", "{}"))["jobId"]!;

        Assert.Equal(("queued", 0), await StateAsync());
        world.Simulator.Jobs.Advance(id);
        world.Time.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(("inProgress", 1), await StateAsync());
        Assert.Empty(world.Simulator.Jobs[0].DownloadUrls);
        world.Simulator.Jobs.Complete(id);
        Assert.Equal(("completed", 2), await StateAsync());
        Assert.Single(world.Simulator.Jobs.Find(id)!.DownloadUrls);
        var log = (await world.CallAsync("GET", "jobLogs"))["items"]![0]!;
        Assert.Equal(("2026-03-14T12:00:00.000Z", "2026-03-14T12:00:01.000Z"), ((string?)log["runStartedAt"], (string?)log["runCompletedAt"]));

        async Task<(string?, int)> StateAsync()
        {
            var log = (await world.CallAsync("GET", "jobLogs"))["items"]![0]!;
            return ((string?)log["status"], (int)log["progress"]!["completed"]!);
        }
    }

    [Fact]
    public async Task A_job_fails_when_it_is_told_to()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddDevice("Pump", "level");
        world.Simulator.Jobs.FailNext("The disk is full.", "data.*");

        await world.CallAsync("POST", "data/export", "{}");
        await world.CallAsync("POST", "data/export", "{}");
        world.Simulator.Jobs.Hold();
        world.Simulator.Jobs.Fail((string)(await world.CallAsync("POST", "data/export", "{}"))["jobId"]!, "No.");

        var logs = (await world.CallAsync("GET", "jobLogs"))["items"]!.AsArray();
        Assert.Equal(["failed", "completed", "failed"], logs.Select(log => (string?)log!["status"]));
        Assert.Equal("""{"name":"Error","message":"The disk is full."}""", logs[0]!["error"]!.ToJsonString());
        Assert.Equal("No.", world.Simulator.Jobs[2].Error);
    }

    [Theory]
    [InlineData("POST", "devices/delete", """{ "query": {}, "forceJob": true }""", "removed", "DevicesDelete")]
    [InlineData("POST", "devices/delete", """{ "query": {} }""", "removed", null)]
    public async Task A_bulk_action_is_a_job_where_asked_for(string method, string path, string body, string counted, string? job)
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddDevice("Pump");

        var (status, response) = await world.TryAsync(method, path, body);

        Assert.Equal(job is null ? 200 : 202, (int)status);
        Assert.Equal(job, world.Simulator.Jobs.SingleOrDefault()?.Name);
        var result = job is null ? response! : (await world.CallAsync("GET", "jobLogs"))["items"]![0]!["output"]!;
        Assert.Equal(1, (int)result[counted]!);
        Assert.Empty(world.Simulator.Devices);
    }

    [Fact]
    public async Task A_bulk_action_on_many_things_is_a_job_though_nobody_asked_for_it()
    {
        await using var world = await World.StartAsync(options => options with { DeviceCount = 1001 });

        var (status, _) = await world.TryAsync("POST", "devices/delete", """{ "query": {} }""");

        Assert.Equal(202, (int)status);
        Assert.Empty(world.Simulator.Devices);
    }

    [Fact]
    public async Task A_download_link_ends_after_a_day_with_an_error_of_the_storage()
    {
        await using var world = await World.StartAsync();
        await world.CallAsync("POST", "data/export", "{}");
        var url = world.Simulator.Jobs[0].DownloadUrls[0];
        await world.DownloadAsync(url.AbsoluteUri);

        world.Time.Move(TimeSpan.FromHours(24));
        using var response = await world.Http.GetAsync(url, TestContext.Current.CancellationToken);

        Assert.Equal((403, "application/xml"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<Code>AccessDenied</Code>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_without_meaning_queues_a_job_that_ends_and_says_that_it_is_an_example()
    {
        await using var world = await World.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/applications/{world.Simulator.ApplicationId}/archiveData?date=2026-03-13T00%3A00%3A00.000Z");

        using var response = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(["example"], response.Headers.GetValues("Losant-Simulator"));
        Assert.Equal(("ArchiveData", SimulatedJobStatus.Completed), (world.Simulator.Jobs[0].Name, world.Simulator.Jobs[0].Status));
    }
}
