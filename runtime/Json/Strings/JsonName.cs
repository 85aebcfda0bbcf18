namespace Losant.Runtime;

/// <summary>The name of a member in UTF-8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct JsonName
{
    private readonly ReadOnlySpan<byte> _utf8;

    internal JsonName(ReadOnlySpan<byte> utf8)
        : this(utf8, utf8.Length)
    {
    }

    private JsonName(ReadOnlySpan<byte> utf8, int length)
    {
        _utf8 = utf8;
        Length = length;
    }

    /// <summary>The length in bytes; negative for a name that counts as undeclared.</summary>
    public int Length { get; }

    /// <summary>The bytes.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator ReadOnlySpan<byte>(JsonName name) => name._utf8;

    /// <summary>Creates a name that no declared member has.</summary>
    /// <param name="utf8">The name.</param>
    internal static JsonName Undeclared(ReadOnlySpan<byte> utf8) => new(utf8, -1);

    /// <summary>Whether it equals another name.</summary>
    /// <param name="other">The other name, of the same length.</param>
    public bool Is(ReadOnlySpan<byte> other) => _utf8.SequenceEqual(other);
}
