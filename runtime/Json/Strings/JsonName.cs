namespace Losant.Runtime;

/// <summary>The name of a member in UTF-8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct JsonName
{
    private readonly ReadOnlySpan<byte> _utf8;

    internal JsonName(ReadOnlySpan<byte> utf8) => _utf8 = utf8;

    /// <summary>The length in bytes.</summary>
    public int Length => _utf8.Length;

    /// <summary>The bytes.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator ReadOnlySpan<byte>(JsonName name) => name._utf8;

    /// <summary>A name that no member has, because it is not valid UTF-8.</summary>
    internal static JsonName Undeclared => new([0xFF]);

    /// <summary>Whether it equals another name.</summary>
    /// <param name="other">The other name, of the same length.</param>
    public bool Is(ReadOnlySpan<byte> other) => _utf8.SequenceEqual(other);
}
