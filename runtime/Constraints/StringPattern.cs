namespace Losant.Runtime.Constraints;

/// <summary>
/// A pattern of a schema: an ECMAScript regular expression that may match anywhere in a string. Most patterns are
/// character classes with counts between anchors; those are checked by hand-written code, the others by a Regex.
/// </summary>
internal abstract class StringPattern
{
    /// <summary>Whether the pattern matches a string.</summary>
    public abstract bool Accepts(ReadOnlySpan<char> text);

    /// <summary>What is wrong with a string, in words between the string and the pattern; null if the pattern matches it.</summary>
    public virtual string? Problem(ReadOnlySpan<char> text) => Accepts(text) ? null : "does not match";
}
