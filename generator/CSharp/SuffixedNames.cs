namespace LosantGen.CSharp;

/// <summary>Appends suffixes to names until they are free. It continues where it ended for the same name, so that a thousand equal names are no thousand searches.</summary>
internal sealed class SuffixedNames(StringComparer comparer)
{
    private readonly Dictionary<string, int> _last = new(comparer);

    /// <summary>The name with the first suffix with which it can be taken.</summary>
    /// <param name="name">The name, which is taken without a suffix.</param>
    /// <param name="tryTake">Takes a name, if it is free.</param>
    public string Free(string name, Func<string, bool> tryTake)
    {
        _last.TryGetValue(name, out var number);
        string free;
        do free = name + Suffix.At(++number);
        while (!tryTake(free));
        _last[name] = number;
        return free;
    }
}
