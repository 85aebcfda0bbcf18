using System.Diagnostics;

namespace Losant.Runtime.Constraints;

/// <summary>
/// The time that patterns may take for one call, or for one value that is checked or read by itself. Only a Regex can take long, and a match cannot
/// be asked from outside to end: so each match has a limit, and the matches of one call have one together. A string whose match does not end in time
/// uses up the rest.
/// </summary>
/// <remarks>
/// It is found by its thread and not handed on: checks are nested in emitted code, and nearly no value has a pattern that asks for it.
/// </remarks>
internal struct MatchBudget
{
    /// <summary>Far more than a match on a valid string needs, and short enough that neither a caller nor a cancellation waits long.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMilliseconds(250);

    [ThreadStatic]
    private static MatchBudget Current;

    private readonly CancellationToken _cancellation;
    private readonly bool _isLenient;
    private TimeSpan _left;
    private bool _isOpen;

    /// <summary>Initializes a budget.</summary>
    /// <param name="timeout">The call's timeout, if it is shorter.</param>
    /// <param name="cancellation">The call's cancellation.</param>
    public MatchBudget(TimeSpan timeout, CancellationToken cancellation)
    {
        _left = timeout > TimeSpan.Zero && timeout < Most ? timeout : Most;
        _cancellation = cancellation;
    }

    private MatchBudget(bool isLenient, CancellationToken cancellation) => (_left, _isLenient, _cancellation) = (Most, isLenient, cancellation);

    /// <summary>Whether a string that could not be checked is accepted, as when a response is read.</summary>
    public static bool IsLenient => Current._isLenient;

    /// <summary>Begins what uses the budget; within something that has one already, that one is used.</summary>
    /// <returns>What ends it.</returns>
    public static Scope Open(ref MatchBudget budget) => new(ref budget);

    /// <summary>Begins the check of a value by itself.</summary>
    public static OwnScope OpenForChecking() => new(isLenient: false, CancellationToken.None);

    /// <summary>Begins the reading of a text.</summary>
    /// <param name="cancellation">Cancels what takes long in it.</param>
    public static OwnScope OpenForReading(CancellationToken cancellation = default) => new(isLenient: true, cancellation);

    /// <summary>Ends something else that takes long, if the call was cancelled.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static void ThrowIfCancelled() => Current._cancellation.ThrowIfCancellationRequested();

    /// <summary>Asks for time.</summary>
    /// <returns>The time that is left; zero if there is none.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static TimeSpan Take()
    {
        if (!Current._isOpen) return Most;
        Current._cancellation.ThrowIfCancellationRequested();
        return Current._left;
    }

    /// <summary>Takes off the time since a match began.</summary>
    public static void Spend(long startTimestamp)
    {
        TimeSpan left = Current._left - Stopwatch.GetElapsedTime(startTimestamp);
        Current._left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Takes all the time, since a match did not end.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static void Exhaust()
    {
        Current._left = TimeSpan.Zero;
        Current._cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>What uses a budget that lasts longer than it.</summary>
    public readonly ref struct Scope
    {
        private readonly ref MatchBudget _owner;
        private readonly bool _isOutermost;

        public Scope(ref MatchBudget owner)
        {
            _owner = ref owner;
            _isOutermost = !Current._isOpen;
            if (!_isOutermost) return;
            Current = owner;
            Current._isOpen = true;
        }

        public void Dispose()
        {
            if (!_isOutermost) return;
            _owner = Current;
            _owner._isOpen = false;
            Current = default;
        }
    }

    /// <summary>What has a budget of its own.</summary>
    public readonly ref struct OwnScope
    {
        private readonly bool _isOutermost;

        public OwnScope(bool isLenient, CancellationToken cancellation)
        {
            _isOutermost = !Current._isOpen;
            if (_isOutermost) Current = new MatchBudget(isLenient, cancellation) { _isOpen = true };
        }

        public void Dispose()
        {
            if (_isOutermost) Current = default;
        }
    }
}
