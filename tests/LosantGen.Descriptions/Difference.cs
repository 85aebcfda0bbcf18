namespace LosantGen.Descriptions;

/// <summary>What the other folder has in comparison with ours.</summary>
public enum DifferenceKind
{
    Added,
    Gone,
    Changed,
}

/// <summary>A line of a file.</summary>
public sealed record Place(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>A fact that differs.</summary>
/// <param name="Kind">Whether the other folder has it and ours does not, or the other way around, or both have it and it differs.</param>
/// <param name="Subject">Whose fact it is: an action, or the location of a schema.</param>
/// <param name="Fact">What differs, and how: <c>maxLength: 255 → 300</c>.</param>
/// <param name="Ours">The place in our folder; where the fact is missing, that of its owner. Null if the owner is missing too.</param>
/// <param name="Theirs">The place in the other folder.</param>
public sealed record Difference(DifferenceKind Kind, string Subject, string Fact, Place? Ours, Place? Theirs)
{
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant(),-7} {Subject}: {Fact}";
}
