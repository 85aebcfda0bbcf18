namespace LosantGen.Keeping;

/// <summary>
/// Results that the next run uses again, each beside its inputs: a record of all that it follows from. Whoever makes a result gets the inputs and
/// nothing else, so that none can be missed.
/// </summary>
internal sealed class KeptResults<TKey, TInputs, TResult>(IEqualityComparer<TKey>? comparer = null) : IKept
    where TKey : notnull
    where TInputs : IEquatable<TInputs>
{
    private readonly Kept<TKey, Entry> _kept = new(comparer);

    /// <summary>The result of the run before, if its inputs were equal; or else a new one.</summary>
    /// <param name="key">Finds it again.</param>
    /// <param name="inputs">All that it follows from.</param>
    /// <param name="make">Makes it from its inputs: a static method.</param>
    public TResult Of(TKey key, TInputs inputs, Func<TInputs, TResult> make)
    {
        if (!_kept.TryGetBefore(key, out var known) || !known.Inputs.Equals(inputs)) known = new Entry(inputs, make(inputs));
        return _kept.Keep(key, known).Result;
    }

    public void Begin() => _kept.Begin();

    public void End() => _kept.End();

    // A class: for each struct type in a dictionary, a new compiler process would JIT-compile its methods again.
    private sealed class Entry(TInputs inputs, TResult result)
    {
        public TInputs Inputs => inputs;

        public TResult Result => result;
    }
}
