namespace Losant.Runtime.Constraints;

/// <summary>
/// A pattern of a schema: an ECMAScript regular expression that may match anywhere in a string. Most patterns are
/// character classes with counts between anchors; those are checked by hand-written code, the others by a Regex.
/// </summary>
internal abstract class StringPattern
{
    /// <summary>Whether the pattern matches a string.</summary>
    public abstract bool Accepts(ReadOnlySpan<char> text);
}
