namespace Losant.Simulator.Exports;

/// <summary>An export and its state. One thread writes the state, many can read it.</summary>
internal sealed class ExportJob(string id, ExportRequest request)
{
    private readonly Lock _gate = new();
    private readonly List<ExportedFile> _files = [];
    private SimulatedJob _state = new(id, SimulatedJobStatus.Queued, 0, request.Devices.Count, [], null);
    private TaskCompletionSource _changed = NewSignal();

    public string Id => id;

    public ExportRequest Request => request;

    /// <summary>The current state of the job.</summary>
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

    public void Update(Func<SimulatedJob, SimulatedJob> change)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            _state = change(_state);
            (signal, _changed) = (_changed, NewSignal());
        }

        signal.SetResult();
    }

    public void AddFile(ExportedFile file)
    {
        lock (_gate)
            _files.Add(file);
    }

    public ExportedFile? FindFile(string name)
    {
        lock (_gate)
            return _files.Find(file => string.Equals(file.Name, name, StringComparison.Ordinal));
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A file that an export wrote.</summary>
/// <param name="Name">Such as data.csv.</param>
/// <param name="Text">Its content.</param>
internal sealed record ExportedFile(string Name, string Text);
