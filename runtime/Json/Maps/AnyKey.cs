namespace Losant.Runtime;

/// <summary>The rule of maps that may have any key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AnyKey : IKeyRule
{
    /// <inheritdoc/>
    public static StringRule? Keys => null;

    /// <inheritdoc/>
    public static bool IsClosed => false;
}
