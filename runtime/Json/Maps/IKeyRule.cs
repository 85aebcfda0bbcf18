namespace Losant.Runtime;

/// <summary>The rule for the keys of a map.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKeyRule
{
    /// <summary>The rule for a key; null if any key is accepted.</summary>
    static abstract StringRule? Keys { get; }

    /// <summary>
    /// Whether the schema forbids other keys: then they are ignored when reading, and reported as violations when validating.
    /// </summary>
    static abstract bool IsClosed { get; }
}
