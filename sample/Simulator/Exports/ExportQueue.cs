using System.Collections.Concurrent;
using Losant.Simulator.Data;

namespace Losant.Simulator.Exports;

/// <summary>Runs exports in the background and keeps them for inspection.</summary>
internal sealed class ExportQueue(LosantSimulatorOptions options, CallbackSender callbacks, ConcurrentQueue<Exception> failures) : IAsyncDisposable
{
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 21;

    private readonly ConcurrentDictionary<string, ExportJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(ExportJob Job, Task Work)> _started = new();
    private readonly CancellationTokenSource _stop = new();
    private int _count;

    /// <summary>All jobs so far, oldest first.</summary>
    public IEnumerable<ExportJob> Jobs => _started.Select(started => started.Job);

    public ExportJob? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>Starts an export.</summary>
    /// <param name="request">What to export.</param>
    /// <param name="fileUrl">Returns the URL of a file for a job id and a file name.</param>
    public ExportJob Start(ExportRequest request, Func<string, string, Uri> fileUrl)
    {
        var job = new ExportJob(NewId(Interlocked.Increment(ref _count)), request);
        _jobs[job.Id] = job;
        _started.Enqueue((job, Task.Run(() => RunAsync(job, fileUrl, _stop.Token), CancellationToken.None)));
        return job;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_started.Select(started => started.Work));
        _stop.Dispose();
    }

    private async Task RunAsync(ExportJob job, Func<string, string, Uri> fileUrl, CancellationToken stop)
    {
        try
        {
            job.Update(state => state with { Status = SimulatedJobStatus.InProgress });
            await WriteFilesAsync(job, stop);
            Uri[] urls = [.. ExportFileNames(job.Request).Select(name => fileUrl(job.Id, name))];
            if (job.Request.CallbackUrl is { } callback)
                await callbacks.SendAsync(job.Id, callback, urls, stop);
            job.Update(state => state with { Status = SimulatedJobStatus.Completed, DownloadUrls = urls });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            job.Update(state => state with { Status = SimulatedJobStatus.Errored, Error = "The simulator was stopped before the job ended." });
        }
        catch (Exception error)
        {
            // No caller awaits a job, so its failure is recorded for tests to check.
            failures.Enqueue(error);
            job.Update(state => state with { Status = SimulatedJobStatus.Errored, Error = "The export failed." });
        }
    }

    private async Task WriteFilesAsync(ExportJob job, CancellationToken stop)
    {
        var request = job.Request;
        var names = ExportFileNames(request).ToArray();
        var attributes = request.Attributes
            ?? [.. request.Devices.SelectMany(device => device.Device.Attributes).Distinct(StringComparer.Ordinal)];
        var shared = request.FilePerDevice ? null : new CsvFile(request, attributes);
        for (var i = 0; i < request.Devices.Count; i++)
        {
            await Task.Delay(options.ExportDuration / request.Devices.Count, stop);
            var file = shared ?? new CsvFile(request, request.Attributes ?? request.Devices[i].Device.Attributes);
            file.Add(request.Devices[i]);
            if (shared is null)
                job.AddFile(new ExportedFile(names[i], file.ToString()));
            job.Update(state => state with { Completed = state.Completed + 1 });
        }

        if (shared is not null)
            job.AddFile(new ExportedFile(names[0], shared.ToString()));
    }

    private static IEnumerable<string> ExportFileNames(ExportRequest request) =>
        request.FilePerDevice ? request.Devices.Select(device => $"{device.Device.Id}.csv") : ["data.csv"];

    private string NewId(int number) => string.Create(IdLength, (options.Seed, number), static (id, from) =>
    {
        for (var i = 0; i < id.Length; i++)
            id[i] = IdAlphabet[(int)(Mixer.Fraction(from.Seed, from.number, i) * IdAlphabet.Length)];
    });
}
