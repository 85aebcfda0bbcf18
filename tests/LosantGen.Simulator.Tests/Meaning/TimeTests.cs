using System.Net;
using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>All time is that of the clock: a clock that a test moves on moves delays, jobs, streams and tokens, and nothing moves without it.</summary>
public sealed class TimeTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_delay_and_a_slow_body_pass_when_the_clock_moves()
    {
        var (clock, simulator, http) = await StartAsync();
        await using var disposed = simulator;
        simulator.Faults.Add(SimulatedFault.Latency(TimeSpan.FromHours(3)) with { Times = 1 });
        simulator.Faults.Add(SimulatedFault.SlowBody(TimeSpan.FromMinutes(10)) with { After = 1 });

        var late = http.GetAsync(new Uri("/me", UriKind.Relative), TestContext.Current.CancellationToken);
        await clock.AdvanceUntilAsync(late, TimeSpan.FromHours(1));
        using var response = await late;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(simulator.Requests[^1].Duration >= TimeSpan.FromHours(3));

        var before = clock.GetUtcNow();
        await clock.AdvanceUntilAsync(http.GetStringAsync(new Uri("/me", UriKind.Relative), TestContext.Current.CancellationToken), Step);
        Assert.True(clock.GetUtcNow() - before >= TimeSpan.FromMinutes(100));
    }

    [Fact]
    public async Task A_job_progresses_and_ends_when_the_clock_moves()
    {
        var (clock, simulator, http) = await StartAsync(options => options with { JobDuration = TimeSpan.FromHours(2), DeviceCount = 4 });
        await using var disposed = simulator;
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"/applications/{simulator.ApplicationId}/data/export", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var id = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["jobId"]!;

        var progress = new List<int>();
        await clock.AdvanceUntilAsync(FollowAsync(), Step);

        Assert.Equal(progress.Order(), progress);
        Assert.Equal((true, 4), (progress.Any(completed => completed is > 0 and < 4), progress[^1]));
        Assert.True(clock.GetUtcNow() - simulator.Requests[^1].Time >= TimeSpan.FromHours(2));

        async Task FollowAsync()
        {
            await foreach (var job in simulator.Jobs.FollowAsync(id, TestContext.Current.CancellationToken))
                progress.Add(job.Completed);
        }
    }

    [Fact]
    public async Task The_comments_of_a_quiet_stream_come_when_the_clock_moves()
    {
        var widgets = Path.Combine(AppContext.BaseDirectory, "description");
        foreach (var (folder, path) in new[] { (null, "devices/000000000000000000000001/stateStream"), (widgets, "widgets/1/stream") })
        {
            var (clock, simulator, http) = await StartAsync(options => options with { DescriptionFolder = folder, EventInterval = TimeSpan.FromHours(5), EventsPerStream = 1 });
            await using var disposed = simulator;
            if (folder is null)
                simulator.AddDevice(new SimulatedDevice { Id = "000000000000000000000001", Name = "pump" });
            using var response = await http.GetAsync(new Uri($"/applications/{simulator.ApplicationId}/{path}?keepAliveInterval=600", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            var before = clock.GetUtcNow();
            await clock.AdvanceUntilAsync(TwoCommentsAsync(lines), Step);

            Assert.True(clock.GetUtcNow() - before >= TimeSpan.FromMinutes(10));
        }

        static async Task TwoCommentsAsync(StreamReader lines)
        {
            for (var comments = 0; comments < 2;)
                comments += (await lines.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException()) == ":keepalive" ? 1 : 0;
        }
    }

    private static async Task<(FakeClock Clock, LosantSimulator Simulator, HttpClient Http)> StartAsync(Func<LosantSimulatorOptions, LosantSimulatorOptions>? change = null)
    {
        var clock = new FakeClock();
        var options = new LosantSimulatorOptions { InMemory = true, Clock = clock };
        var simulator = await LosantSimulator.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        var http = simulator.CreateHttpClient();
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.Authorization = new("Bearer", simulator.AccessToken);
        return (clock, simulator, http);
    }
}
