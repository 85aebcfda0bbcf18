namespace LosantGen.Model;

/// <summary>
/// A hash code that a record computes once, and what it was found to be equal to. Both belong to one object: a copy has its own. Records do not differ by them.
/// </summary>
internal struct KnownHash : IEquatable<KnownHash>
{
    private Known? _known;

    public int Of<T>(T owner, Func<T, int> compute)
        where T : class
        => KnownOf(owner, compute).Hash;

    /// <summary>Whether the objects were compared before, with one another or with others, and found to be equal.</summary>
    public bool IsSameAs<T>(T owner, ref KnownHash other, T otherOwner, Func<T, int> compute)
        where T : class
        => KnownOf(owner, compute).Same is { } same && ReferenceEquals(same, other.KnownOf(otherOwner, compute).Same);

    /// <summary>Remembers that the objects are equal, which they stay. Where two threads remember at once, one of them may do so in vain.</summary>
    public void Join<T>(T owner, ref KnownHash other, T otherOwner, Func<T, int> compute)
        where T : class
        => other.KnownOf(otherOwner, compute).Same = KnownOf(owner, compute).Same ??= new Alike();

    private Known KnownOf<T>(T owner, Func<T, int> compute)
        where T : class
    {
        if (_known is not { } known || !ReferenceEquals(known.Owner, owner)) _known = known = new Known(owner, compute(owner));
        return known;
    }

    public readonly bool Equals(KnownHash other) => true;

    public override readonly bool Equals(object? obj) => obj is KnownHash;

    public override readonly int GetHashCode() => 0;

    private sealed class Known(object owner, int hash)
    {
        public object Owner => owner;

        public int Hash => hash;

        /// <summary>One object for all that were found to be equal.</summary>
        public Alike? Same { get; set; }
    }

    private sealed class Alike;
}
