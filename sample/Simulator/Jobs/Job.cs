using System.Text.Json.Nodes;
using Losant.Simulator.Data;
using Losant.Simulator.Store;

namespace Losant.Simulator.Jobs;

/// <summary>A job and its log. It is changed by one thread at a time, and read by many.</summary>
internal sealed class Job(SimulatedJob first, JobPlan plan, Document log)
{
    private readonly Lock _gate = new();
    private SimulatedJob _state = first;
    private TaskCompletionSource _changed = NewSignal();

    public string Id { get; } = first.Id;

    public JobPlan Plan => plan;

    public JobResult Result { get; } = new();

    public Uri? CallbackUrl { get; init; }

    /// <summary>A job that is held goes on only when it is told to.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether all steps are done; a callback may still be on its way.</summary>
    public bool IsFinished { get; set; }

    /// <summary>The message with which it ends half way; null for a job that ends well.</summary>
    public string? WillFailWith { get; init; }

    public SimulatedJob State
    {
        get
        {
            lock (_gate)
                return _state;
        }
    }

    /// <summary>The current state of the job, and a task that completes when the state changes.</summary>
    public (SimulatedJob State, Task Changed) Look()
    {
        lock (_gate)
            return (_state, _changed.Task);
    }

    /// <summary>Changes the state, and the log with it.</summary>
    public void Update(SimulatedJob changed, DateTimeOffset now)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            _state = changed;
            (signal, _changed) = (_changed, NewSignal());
        }

        WriteLog(log.Edit().Json, changed, TimeRange.ToText(now.ToUnixTimeMilliseconds()));
        signal.SetResult();
    }

    private void WriteLog(JsonObject json, SimulatedJob changed, string now)
    {
        if (changed.Status != SimulatedJobStatus.Queued && !json.ContainsKey("runStartedAt"))
            json["runStartedAt"] = now;
        if (changed.IsOver)
            json["runCompletedAt"] = now;
        json["status"] = changed.Status switch
        {
            SimulatedJobStatus.Queued => "queued",
            SimulatedJobStatus.InProgress => "inProgress",
            SimulatedJobStatus.Completed => "completed",
            SimulatedJobStatus.Failed => "failed",
            _ => "errored",
        };
        json["progress"] = new JsonObject { ["completed"] = changed.Completed, ["total"] = changed.Total };
        if (changed.Error is { } error)
            json["error"] = new JsonObject { ["name"] = "Error", ["message"] = error };
        var output = (JsonObject)Result.Output.DeepClone();
        if (changed.DownloadUrls.Count > 0)
            output["downloadUrls"] = JsonRead.Array(changed.DownloadUrls.Select(url => url.AbsoluteUri));
        json["output"] = output;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
