namespace LosantGen.Keeping;

/// <summary>
/// Results that the next run uses again, each beside its inputs: a record of all that it follows from. Whoever makes a result gets the inputs and
/// nothing else, so that none can be missed.
/// </summary>
internal sealed class KeptResults<TKey, TInputs, TResult>(IEqualityComparer<TKey>? comparer = null) : IKept
    where TKey : notnull
    where TInputs : IEquatable<TInputs>
{
    private readonly Kept<TKey, (TInputs Inputs, TResult Result)> _kept = new(comparer);

    /// <summary>The result of the run before, if its inputs were equal; or else a new one.</summary>
    /// <param name="key">Finds it again.</param>
    /// <param name="inputs">All that it follows from.</param>
    /// <param name="make">Makes it from its inputs: a static method.</param>
    public TResult Of(TKey key, TInputs inputs, Func<TInputs, TResult> make)
    {
        if (!_kept.TryGetBefore(key, out var known) || !known.Inputs.Equals(inputs)) known = (inputs, make(inputs));
        return _kept.Keep(key, known).Result;
    }

    public void Begin() => _kept.Begin();

    public void End() => _kept.End();
}
