namespace Losant.Runtime;

/// <summary>Which keys a map may have.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKeyRule
{
    /// <summary>What a key must look like; null when any will do.</summary>
    static abstract StringRule? Keys { get; }

    /// <summary>
    /// Whether the schema forbids other keys: then they are passed over when reading, and a violation when validating.
    /// </summary>
    static abstract bool IsClosed { get; }
}
