using System.Net;
using System.Text.Json;
using Losant;
using Losant.Simulator;
using LosantGen.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace LosantGen.EndToEnd.Tests.Actions;

/// <summary>The export: a job, its files and its callback.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task A_job_is_queued_runs_and_provides_its_file()
    {
        await using var world = await World.StartAsync();

        var job = await world.Data.ExportAsync(Fleet.Application, new DevicesDataExport
        {
            Start = LosantTime.At(Fleet.At("11:05")),
            End = LosantTime.At(Fleet.At("11:35")),
            Attributes = ["level", "mode", "open"],
            DeviceQuery = new() { AttributeName = "level" },
            Email = "somebody@example.com",
        });

        Assert.Equal((true, true), (job.Success, job.JobQueued));
        Assert.Equal(
            """
            ID,Timestamp,ISO Date,"level","mode","open"
            000000000000000000000003,1773486300000,2026-03-14T11:05:00.000Z,4,"off",
            000000000000000000000003,1773486600000,2026-03-14T11:10:00.000Z,2,"on",true
            000000000000000000000003,1773486900000,2026-03-14T11:15:00.000Z,9,,
            00000000000000000000000A,1773487800000,2026-03-14T11:30:00.000Z,-0.5,,

            """.ReplaceLineEndings("\n"),
            Assert.Single(await FilesAsync(world, job)));
    }

    [Fact]
    public async Task The_callback_gets_the_URL_of_the_file()
    {
        await using var receiver = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        await using var world = await World.StartAsync();

        var job = await world.Data.ExportAsync(Fleet.Application, new DevicesDataExport
        {
            CallbackUrl = new Uri(receiver.Url, "/exports").AbsoluteUri,
            DeviceTags = [new() { Key = "site", Value = "north" }],
        });

        using var announcement = JsonDocument.Parse((await receiver.First.WaitAsync(TestContext.Current.CancellationToken)).Body);
        Assert.Equal(job.JobId, announcement.RootElement.GetProperty("jobId").GetString());
        var done = await EndAsync(world, job);
        Assert.Equal(done.DownloadUrls[0].AbsoluteUri, announcement.RootElement.GetProperty("downloadUrl").GetString());
        Assert.Equal((int)HttpStatusCode.NoContent, Assert.Single(world.Simulator.Callbacks).Status);
    }

    [Fact]
    public async Task Options_omit_columns_and_write_a_file_per_device()
    {
        await using var world = await World.StartAsync();

        var job = await world.Data.ExportAsync(Fleet.Application, new DevicesDataExport
        {
            Start = LosantTime.At(Fleet.At("11:30")),
            Attributes = ["level"],
            DeviceIds = [Fleet.Pump, Fleet.Fan],
            Options = new() { IncludeDate = false, IncludeId = false, IncludeBlobData = false, FilePerDevice = true },
        });

        Assert.Equal(
            ["Timestamp,\"level\"\n1773488400000,5\n1773489000000,7\n", "Timestamp,\"level\"\n1773487800000,-0.5\n"],
            await FilesAsync(world, job));
        using var sent = JsonDocument.Parse(world.Simulator.Requests[0].Body);
        Assert.Equal(
            """{"includeDate":false,"includeID":false,"includeBlobData":false,"filePerDevice":true}""",
            sent.RootElement.GetProperty("options").GetRawText());
    }

    private static async Task<SimulatedJob> EndAsync(World world, JobEnqueuedResult job)
    {
        var end = await world.Simulator.Jobs.FollowAsync(job.JobId!, TestContext.Current.CancellationToken).LastAsync();
        Assert.Equal(SimulatedJobStatus.Completed, end.Status);
        return end;
    }

    private static async Task<IReadOnlyList<string>> FilesAsync(World world, JobEnqueuedResult job)
    {
        using var http = new HttpClient();
        var files = new List<string>();
        foreach (var url in (await EndAsync(world, job)).DownloadUrls)
            files.Add(await http.GetStringAsync(url));
        return files;
    }
}
