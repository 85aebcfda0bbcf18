using LosantGen.CSharp;

namespace LosantGen.Planning.Names;

/// <summary>
/// The names of all types. Each is the name of a file too, so two that differ only in case would be one: to the compiler, which then
/// takes no file at all, and on many disks.
/// </summary>
internal sealed class TakenNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly SuffixedNames _suffixed = new(StringComparer.OrdinalIgnoreCase);

    public TakenNames(params string[] names)
    {
        foreach (var name in names) _names.Add(name, name);
    }

    /// <summary>The name that is taken already, perhaps in another case; null if it is free.</summary>
    public string? OwnerOf(string name) => _names.TryGetValue(name, out var owner) ? owner : null;

    /// <summary>Takes the name or, if it is not free, one with a suffix.</summary>
    public string Free(string name) => TryTake(name) ? name : Suffixed(name);

    /// <summary>Takes the name with a suffix.</summary>
    public string Suffixed(string name) => _suffixed.Free(name, TryTake);

    private bool TryTake(string name)
    {
        if (_names.ContainsKey(name)) return false;
        _names.Add(name, name);
        return true;
    }
}
