using System.Net;
using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Conveniences;

/// <summary>Waiting for a job, whose log has another id than the response that started it.</summary>
public sealed class JobTests
{
    private const string Application = "5f0000000000000000000001";

    private static readonly JobEnqueuedResult Job = new() { JobId = "clnHvJbyVkOWAZwYAwLP4", JobQueued = true, Success = true };

    private static readonly LosantJobOptions Quick = new() { FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1), Timeout = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task A_job_of_the_simulator_is_waited_for_and_its_file_downloaded()
    {
        await using var world = await World.StartAsync();
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "levels.csv");

        var job = await world.Data.ExportAsync(Fleet.Application, new() { Attributes = ["level"], Email = "somebody@example.com" });
        var log = await world.Losant.WaitAsync(Fleet.Application, job, new() { Name = "DataExport", QueuedAfter = Fleet.Noon, FirstDelay = TimeSpan.FromMilliseconds(10) });
        await log.DownloadAsync(path);

        Assert.Equal("completed", log.Status?.Value);
        Assert.StartsWith("ID,Timestamp", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Single(folder.GetFiles());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Progress_is_told_until_the_end()
    {
        var statuses = new Queue<string>(["queued", "inProgress", "completed"]);
        var told = new List<string?>();
        var log = await Client(() => Logs(Log("a", statuses.Dequeue()))).WaitAsync(Application, Job, Patient(), new Told(l => told.Add(l.Status?.Value)));

        Assert.Equal(["queued", "inProgress", "completed"], told);
        Assert.Equal("5f000000000000000000000a", log.Id);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("errored")]
    public async Task A_job_that_fails_says_why(string status)
    {
        var failure = await Assert.ThrowsAsync<LosantJobException>(() => Client(() => Logs(Log("a", status, """, "error": { "name": "Quota", "message": "Too many." }"""))).WaitAsync(Application, Job, Quick));

        Assert.Equal((LosantJobFailure.Failed, "Too many.", "Quota", "5f000000000000000000000a"), (failure.Failure, failure.Message, failure.ErrorName, failure.LogId));
    }

    [Fact]
    public async Task A_job_that_never_ends_times_out()
    {
        var failure = await Assert.ThrowsAsync<LosantJobException>(() => Client(() => Logs(Log("a", "inProgress"))).WaitAsync(Application, Job, Quick));

        Assert.Equal(LosantJobFailure.TimedOut, failure.Failure);
    }

    [Fact]
    public async Task A_log_that_is_gone_or_too_old_is_not_found()
    {
        var none = await Assert.ThrowsAsync<LosantJobException>(() => Client(() => Logs()).WaitAsync(Application, Job, Quick));
        var old = await Assert.ThrowsAsync<LosantJobException>(() => Client(() => Logs(Log("a", "completed", queued: "2026-01-31T11:00:00.000Z"))).WaitAsync(Application, Job, Quick));

        var misnamed = await Assert.ThrowsAsync<LosantJobException>(() => Client(() => Logs(Log("a", "completed", """, "name": "DataExport" """))).WaitAsync(Application, Job, new() { Name = "Data Export", FirstDelay = TimeSpan.FromMilliseconds(1), Timeout = TimeSpan.FromMilliseconds(50) }));

        Assert.Equal((LosantJobFailure.LogNotFound, LosantJobFailure.LogNotFound), (none.Failure, old.Failure));
        Assert.EndsWith("The newest logs have the names DataExport.", misnamed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_fails_is_not_the_end_of_the_job()
    {
        var looks = 0;
        using var http = new HttpClient(new FakeHandler(_ => ++looks switch
        {
            1 => FakeHandler.Json("{}", HttpStatusCode.ServiceUnavailable),
            2 => throw new HttpRequestException("refused"),
            3 => FakeHandler.Json("{}", HttpStatusCode.TooManyRequests),
            _ => FakeHandler.Json(Logs(Log("a", "completed"))),
        }));
        using var losant = new LosantClient(http, new LosantClientOptions { AccessToken = "t" });

        Assert.Equal("completed", (await losant.WaitAsync(Application, Job, new() { FirstDelay = TimeSpan.FromMilliseconds(1), QueuedAfter = DateTimeOffset.UnixEpoch })).Status?.Value);
        Assert.Equal(4, looks);
    }

    [Fact]
    public async Task A_look_that_always_fails_says_why_at_the_end_of_the_time()
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json("{}", HttpStatusCode.ServiceUnavailable)));
        using var losant = new LosantClient(http, new LosantClientOptions { AccessToken = "t" });
        using var refused = new LosantClient(new HttpClient(new FakeHandler(_ => FakeHandler.Json("{}", HttpStatusCode.Forbidden))), new LosantClientOptions { AccessToken = "t" });

        var failure = await Assert.ThrowsAsync<LosantJobException>(() => losant.WaitAsync(Application, Job, Quick));

        Assert.Equal(LosantJobFailure.TimedOut, failure.Failure);
        Assert.IsAssignableFrom<LosantApiException>(failure.InnerException);
        await Assert.ThrowsAnyAsync<LosantApiException>(() => refused.WaitAsync(Application, Job, Quick));
    }

    [Fact]
    public async Task Of_two_candidates_none_is_guessed()
    {
        string[] two = [Log("a", "completed"), Log("b", "completed", """, "name": "EventsExport" """)];
        var failure = await Assert.ThrowsAsync<LosantJobException>(() => Client(() => Logs(two)).WaitAsync(Application, Job, Quick));
        var named = await Client(() => Logs(two)).WaitAsync(Application, Job, new() { Name = "EventsExport" });

        Assert.Equal(LosantJobFailure.LogAmbiguous, failure.Failure);
        Assert.Equal("5f000000000000000000000b", named.Id);
    }

    [Fact]
    public async Task The_next_job_of_the_same_kind_is_another_one()
    {
        var logs = new List<string> { Log("a", "completed") };
        var losant = Client(() => Logs([.. logs]));

        var first = await losant.WaitAsync(Application, Job, Quick);
        logs.Add(Log("b", "completed"));
        var second = await losant.WaitAsync(Application, Job, Quick);

        Assert.Equal(("5f000000000000000000000a", "5f000000000000000000000b"), (first.Id, second.Id));
    }

    [Fact]
    public async Task A_log_that_is_deleted_while_the_job_runs_ends_the_wait()
    {
        var logs = new Queue<string>([Logs(Log("a", "inProgress")), Logs()]);
        var failure = await Assert.ThrowsAsync<LosantJobException>(() => Client(logs.Dequeue).WaitAsync(Application, Job, Patient()));

        Assert.Equal((LosantJobFailure.LogNotFound, "5f000000000000000000000a"), (failure.Failure, failure.LogId));
    }

    [Fact]
    public async Task The_id_decides_where_the_log_has_it()
    {
        var log = await Client(() => Logs(Log("a", "completed"), Log("b", "completed"))).WaitAsync(Application, new() { JobId = "5f000000000000000000000b" });

        Assert.Equal("5f000000000000000000000b", log.Id);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var wait = Client(() => Logs(Log("a", "queued"))).WaitAsync(Application, Job, progress: new Told(_ => stop.Cancel()), cancellationToken: stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task A_link_that_has_expired_leaves_no_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        using var http = new HttpClient(new FakeHandler(_ => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("<Error/>") }));
        var log = new ApplicationJobLog { Output = new() { DownloadUrls = ["https://files.example.com/a.csv?signature=abc"] } };

        var failure = await Assert.ThrowsAsync<LosantStorageException>(() => log.DownloadAsync(Path.Combine(folder.FullName, "a.csv"), httpClient: http));

        Assert.Equal(HttpStatusCode.Forbidden, failure.StatusCode);
        Assert.DoesNotContain("signature", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles());
        await Assert.ThrowsAsync<LosantJobException>(() => new ApplicationJobLog().DownloadAsync(Stream.Null));
        folder.Delete();
    }

    private static LosantJobOptions Patient() => new() { FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) };

    // A clock that is an hour off does not matter: the server's decides.
    private static LosantClient Client(Func<string> logs) => new(new HttpClient(new FakeHandler(_ =>
    {
        var response = FakeHandler.Json(logs());
        response.Headers.Date = new DateTimeOffset(2026, 1, 31, 12, 0, 30, TimeSpan.Zero);
        return response;
    })), new LosantClientOptions { AccessToken = "t" });

    private static string Log(string id, string status, string more = "", string queued = "2026-01-31T12:00:00.000Z") =>
        $$"""{ "id": "5f000000000000000000000{{id}}", "status": "{{status}}", "runQueuedAt": "{{queued}}"{{more}} }""";

    private static string Logs(params string[] logs) => $$"""{ "items": [{{string.Join(',', logs)}}], "count": {{logs.Length}}, "totalCount": {{logs.Length}} }""";

    private sealed class Told(Action<ApplicationJobLog> tell) : IProgress<ApplicationJobLog>
    {
        public void Report(ApplicationJobLog value) => tell(value);
    }
}
