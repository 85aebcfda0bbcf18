namespace LosantGen.Keeping;

/// <summary>
/// Values of one run that the next one finds again. What a run does not keep anew is forgotten with it, and a run that did not come to its
/// end changes nothing.
/// </summary>
internal class Kept<TKey, TValue>(IEqualityComparer<TKey>? comparer = null) : IKept
    where TKey : notnull
{
    private Dictionary<TKey, TValue> _before = new(comparer);
    private Dictionary<TKey, TValue> _now = new(comparer);

    /// <summary>What the run before kept.</summary>
    public bool TryGetBefore(TKey key, out TValue value) => _before.TryGetValue(key, out value!);

    /// <summary>What this run kept.</summary>
    public bool TryGet(TKey key, out TValue value) => _now.TryGetValue(key, out value!);

    public TValue Keep(TKey key, TValue value) => _now[key] = value;

    /// <summary>The value of this run, or else of the run before, or else a new one: for what follows from the key alone.</summary>
    public TValue Of(TKey key, Func<TKey, TValue> make) => _now.TryGetValue(key, out var known) ? known : Keep(key, _before.TryGetValue(key, out known) ? known : make(key));

    /// <summary>
    /// The value of this run, or else a new one: if the run before kept an equal one, that object, so that whoever compares it with what it was sees one object.
    /// </summary>
    public TValue Anew(TKey key, Func<TKey, TValue> make)
    {
        if (_now.TryGetValue(key, out var known)) return known;
        var value = make(key);
        return Keep(key, _before.TryGetValue(key, out var before) && EqualityComparer<TValue>.Default.Equals(before, value) ? before : value);
    }

    public void Begin() => _now.Clear();

    public void End()
    {
        (_before, _now) = (_now, _before);
        _now.Clear();
    }
}

/// <summary>Something that is kept from run to run.</summary>
internal interface IKept
{
    /// <summary>Begins a run.</summary>
    void Begin();

    /// <summary>Ends a run: what it kept is what the next one finds.</summary>
    void End();
}
