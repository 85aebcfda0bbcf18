using System.Threading;

namespace LosantGen.Keeping;

/// <summary>
/// Hands what one run of a step kept to the next run of the same project. The compiler may run a step for two states of a project at once; then one of
/// the runs finds nothing, and takes longer. A run that is cancelled changes nothing.
/// </summary>
internal sealed class BetweenRuns<TKept>
    where TKept : class, IKept, new()
{
    private TKept? _kept;

    public TResult Run<TResult>(Func<TKept, TResult> run)
    {
        var kept = Interlocked.Exchange(ref _kept, null) ?? new TKept();
        try
        {
            kept.Begin();
            var result = run(kept);
            kept.End();
            return result;
        }
        finally
        {
            Volatile.Write(ref _kept, kept);
        }
    }
}
