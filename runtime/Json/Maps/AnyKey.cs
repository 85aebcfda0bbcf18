namespace Losant.Runtime;

/// <summary>The rule for maps that accept any key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AnyKey : IKeyRule
{
    /// <inheritdoc/>
    public static StringRule? Keys => null;

    /// <inheritdoc/>
    public static bool IsClosed => false;
}
