using System.Collections;
using System.Runtime.CompilerServices;
using Losant.Simulator.Jobs;

namespace Losant.Simulator;

/// <summary>
/// The jobs of a simulator, oldest first, and what tells them how to go on. A job ends at once, or takes
/// <see cref="LosantSimulatorOptions.JobDuration"/>. After <see cref="Hold"/> it stays queued until a test tells it what to do. A job is named by
/// the id that the API returns or by the id of its log.
/// </summary>
public sealed class SimulatedJobs : IReadOnlyList<SimulatedJob>
{
    private readonly JobQueue _queue;

    internal SimulatedJobs(JobQueue queue) => _queue = queue;

    /// <summary>The number of jobs so far.</summary>
    public int Count => _queue.All.Count();

    /// <summary>The current state of a job, by the order in which they started.</summary>
    /// <param name="index">0 for the first.</param>
    public SimulatedJob this[int index] => _queue.All.ElementAt(index).State;

    /// <summary>Jobs that start from now on stay queued until they are told what to do.</summary>
    public void Hold() => _queue.IsHolding = true;

    /// <summary>Jobs go on by themselves again, those that were held too.</summary>
    public void Release()
    {
        _queue.IsHolding = false;
        foreach (var job in _queue.All.Where(job => job.IsHeld))
            _queue.Release(job);
    }

    /// <summary>Does steps of a job; after the last step the job is completed.</summary>
    /// <param name="id">The job's id or its log's.</param>
    /// <param name="steps">How many steps.</param>
    /// <exception cref="ArgumentException">No job has this id.</exception>
    public void Advance(string id, int steps = 1) => _queue.Advance(Job(id), steps);

    /// <summary>Does all steps of a job that are left.</summary>
    /// <param name="id">The job's id or its log's.</param>
    /// <exception cref="ArgumentException">No job has this id.</exception>
    public void Complete(string id) => _queue.Advance(Job(id), int.MaxValue);

    /// <summary>Ends a job as failed.</summary>
    /// <param name="id">The job's id or its log's.</param>
    /// <param name="message">The message in its log.</param>
    /// <exception cref="ArgumentException">No job has this id.</exception>
    public void Fail(string id, string message = "The job failed.") => _queue.Fail(Job(id), message);

    /// <summary>The next job fails when it is half done.</summary>
    /// <param name="message">The message in its log.</param>
    /// <param name="actions">The actions whose job fails, such as data.export or devices.*; every action by default.</param>
    public void FailNext(string message = "The job failed.", string actions = "*") => _queue.FailNext(actions, message);

    /// <summary>The current state of a job; null for an unknown id.</summary>
    /// <param name="id">The job's id or its log's.</param>
    public SimulatedJob? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _queue.Find(id)?.State;
    }

    /// <summary>Follows a job: returns its current state, then each later state, until the job ends. States in quick succession may be skipped.</summary>
    /// <param name="id">The job's id or its log's.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentException">No job has this id.</exception>
    public IAsyncEnumerable<SimulatedJob> FollowAsync(string id, CancellationToken cancellationToken = default) => Follow(Job(id), cancellationToken);

    /// <inheritdoc/>
    public IEnumerator<SimulatedJob> GetEnumerator() => _queue.All.Select(job => job.State).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Job Job(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _queue.Find(id) ?? throw new ArgumentException("No job has this id.", nameof(id));
    }

    private static async IAsyncEnumerable<SimulatedJob> Follow(Job job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (state, changed) = job.Look();
            yield return state;
            if (state.IsOver)
                yield break;
            await changed.WaitAsync(cancellationToken);
        }
    }
}
