namespace Losant.Runtime;

/// <summary>The name of a member, as the bytes that it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct JsonName
{
    private readonly ReadOnlySpan<byte> _utf8;

    internal JsonName(ReadOnlySpan<byte> utf8) => _utf8 = utf8;

    /// <summary>How many bytes it has.</summary>
    public int Length => _utf8.Length;

    /// <summary>The bytes.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator ReadOnlySpan<byte>(JsonName name) => name._utf8;

    /// <summary>Whether it is this name.</summary>
    /// <param name="other">The other one, of the same length.</param>
    public bool Is(ReadOnlySpan<byte> other) => _utf8.SequenceEqual(other);
}
