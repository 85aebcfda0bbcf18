using System.ComponentModel;

namespace Losant.Runtime;

/// <summary>Compares the names of members as the bytes that they are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Utf8Name
{
    /// <summary>Whether a name is this one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="other">The other one, of the same length.</param>
    public static bool Is(this ReadOnlySpan<byte> name, ReadOnlySpan<byte> other) => name.SequenceEqual(other);
}
