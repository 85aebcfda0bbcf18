using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Jobs;

/// <summary>
/// Starts jobs and takes them to their end. A job without a duration and without a callback has ended before the response that names it is
/// sent; any other goes on in the background, or waits until it is told to go on.
/// </summary>
internal sealed class JobQueue(SimulatorState state, CallbackSender callbacks, ConcurrentQueue<Exception> failures) : IAsyncDisposable
{
    private const int IdLength = 21;
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Job> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Job> _jobs = new();
    private readonly ConcurrentQueue<Task> _running = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<(string Actions, string Message)> _toFail = new();

    /// <summary>Whether jobs that start wait until they are told to go on.</summary>
    public bool IsHolding { get; set; }

    /// <summary>All jobs so far, oldest first.</summary>
    public IEnumerable<Job> All => _jobs;

    /// <summary>Finds a job by its id or by the id of its log.</summary>
    public Job? Find(string id) => _byId.GetValueOrDefault(id) ?? _jobs.FirstOrDefault(job => string.Equals(job.State.LogId, id, StringComparison.OrdinalIgnoreCase));

    public void FailNext(string actions, string message)
    {
        using (state.Store.Enter())
            _toFail.Enqueue((actions, message));
    }

    /// <summary>Starts a job and returns the response of the action that starts it.</summary>
    public JsonObject Start(ApiCall call, JobPlan plan)
    {
        var (first, log) = JobLog.New(state, call, plan, state.Ids.Word("jobs", IdLength));
        var document = first.ApplicationId is { } application ? state.Store.Of(JobLog.Kind, SimulatorStore.Scope(application)).Add(log) : new Document(JobLog.Kind, string.Empty, log);
        var job = new Job(first, plan, document)
        {
            IsHeld = IsHolding,
            CallbackUrl = JobLog.CallbackUrl(call),
            WillFailWith = _toFail.TryPeek(out var next) && Collections.Glob.Matches(next.Actions, call.Action.Id) ? _toFail.Dequeue().Message : null,
        };
        job.Update(first, state.Now);
        _byId[job.Id] = job;
        _jobs.Enqueue(job);
        if (!job.IsHeld)
            Release(job);
        return new JsonObject { ["success"] = true, ["jobQueued"] = true, ["jobId"] = job.Id };
    }

    /// <summary>Lets a job go on by itself.</summary>
    public void Release(Job job)
    {
        job.IsHeld = false;
        if (state.Options.JobDuration <= TimeSpan.Zero && job.CallbackUrl is null)
            Advance(job, int.MaxValue);
        else
            _running.Enqueue(Task.Run(() => RunAsync(job), CancellationToken.None));
    }

    /// <summary>Does steps of a job; after the last it ends.</summary>
    public void Advance(Job job, int steps)
    {
        using (state.Store.Enter())
        {
            for (; steps > 0 && !job.State.IsOver && job.State.Completed < job.Plan.Total; steps--)
                Do(job);
            if (job.State.IsOver || job.State.Completed < job.Plan.Total || job.IsFinished)
                return;
            job.IsFinished = true;
            job.Plan.Finish(job.Result);
            if (job.WillFailWith is { } message)
                Fail(job, message);
            else if (job.CallbackUrl is null)
                End(job, Urls(job));
            else
                _running.Enqueue(Task.Run(() => CallBackAsync(job), CancellationToken.None));
        }
    }

    public void Fail(Job job, string message, SimulatedJobStatus status = SimulatedJobStatus.Failed)
    {
        using (state.Store.Enter())
        {
            if (!job.State.IsOver)
                job.Update(job.State with { Status = status, Error = message }, state.Now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        while (_running.TryDequeue(out var task))
            await task;
        foreach (var job in _jobs)
            Fail(job, JobLog.Stopped, SimulatedJobStatus.Errored);
        _stop.Dispose();
    }

    private async Task RunAsync(Job job)
    {
        try
        {
            var pause = state.Options.JobDuration / Math.Max(1, job.Plan.Total);
            do
            {
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, state.Clock, _stop.Token);
                Advance(job, pause > TimeSpan.Zero ? 1 : int.MaxValue);
            }
            while (!job.State.IsOver && job.State.Completed < job.Plan.Total);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            Fail(job, JobLog.Stopped, SimulatedJobStatus.Errored);
        }
        catch (SimulatorStorageException error)
        {
            // What the job changed could not be stored, and there is no request to say so to.
            failures.Enqueue(error);
        }
    }

    private void Do(Job job)
    {
        try
        {
            if (job.WillFailWith is { } message && job.State.Completed >= job.Plan.Total / 2)
            {
                Fail(job, message);
                return;
            }

            job.Plan.Step(job.State.Completed, job.Result);
            job.Update(job.State with { Status = SimulatedJobStatus.InProgress, Completed = job.State.Completed + 1 }, state.Now);
        }
        catch (ApiFailure failure)
        {
            Fail(job, failure.Message);
        }
        catch (Exception error)
        {
            // No caller awaits a job, so its failure is recorded for tests to check.
            failures.Enqueue(error);
            Fail(job, "The job failed.", SimulatedJobStatus.Errored);
        }
    }

    private void End(Job job, IReadOnlyList<Uri> urls)
    {
        using (state.Store.Enter())
        {
            if (!job.State.IsOver)
                job.Update(job.State with { Status = SimulatedJobStatus.Completed, DownloadUrls = urls }, state.Now);
        }
    }

    private async Task CallBackAsync(Job job)
    {
        try
        {
            var urls = Urls(job);
            await callbacks.SendAsync(job.Id, job.CallbackUrl!, urls, _stop.Token);
            End(job, urls);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            Fail(job, JobLog.Stopped, SimulatedJobStatus.Errored);
        }
    }

    private Uri[] Urls(Job job)
    {
        using (state.Store.Enter())
            return [.. job.Result.Files.Select(file => state.Links.Download(state.Links.Keep(file), file.Name, state.Now + LinkLifetime))];
    }
}
