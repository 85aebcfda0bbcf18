namespace LosantGen.Model;

/// <summary>
/// A hash code that a record computes once. It belongs to one object: a copy computes its own. Records do not differ by it.
/// </summary>
internal struct KnownHash : IEquatable<KnownHash>
{
    private Known? _known;

    public int Of<T>(T owner, Func<T, int> compute)
        where T : class
    {
        if (_known is not { } known || !ReferenceEquals(known.Owner, owner)) _known = known = new Known(owner, compute(owner));
        return known.Hash;
    }

    public readonly bool Equals(KnownHash other) => true;

    public override readonly bool Equals(object? obj) => obj is KnownHash;

    public override readonly int GetHashCode() => 0;

    private sealed class Known(object owner, int hash)
    {
        public object Owner => owner;

        public int Hash => hash;
    }
}
