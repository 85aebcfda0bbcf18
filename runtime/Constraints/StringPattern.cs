namespace Losant.Runtime.Constraints;

/// <summary>
/// A pattern of a schema: a regular expression of ECMAScript that is searched for anywhere in a text. Most patterns are
/// character classes with counts between anchors; those are checked by straight code, the others by a Regex.
/// </summary>
internal abstract class StringPattern
{
    /// <summary>Tells whether the pattern occurs in a text.</summary>
    public abstract bool Accepts(ReadOnlySpan<char> text);
}
