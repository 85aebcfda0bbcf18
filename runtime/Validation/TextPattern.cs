using System.Text.RegularExpressions;

namespace Losant.Runtime;

/// <summary>
/// A pattern of a schema: a regular expression of ECMAScript that is searched for anywhere in a text. Most patterns are
/// character classes with counts between anchors; those are checked by straight code, the others by a Regex.
/// </summary>
internal abstract class TextPattern
{
    /// <summary>Whether the pattern is checked by straight code.</summary>
    public virtual bool IsStraight => true;

    /// <summary>Makes the check for a pattern.</summary>
    public static TextPattern Of(string pattern) => (TextPattern?)StraightPatternReader.TryRead(pattern) ?? RegexPattern.Of(pattern);

    /// <summary>Tells whether the pattern occurs in a text.</summary>
    public abstract bool Accepts(ReadOnlySpan<char> text);

    /// <summary>A pattern that needs a Regex.</summary>
    private sealed class RegexPattern(Regex? regex) : TextPattern
    {
        // Far more than any sound text needs, far less than a program notices as hanging.
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

        public override bool IsStraight => false;

        public static new RegexPattern Of(string pattern)
        {
            string translated = EcmaScript.ToNet(pattern);
            return new RegexPattern(TryMake(translated, RegexOptions.ECMAScript) ?? TryMake(translated, RegexOptions.CultureInvariant));
        }

        public override bool Accepts(ReadOnlySpan<char> text)
        {
            if (regex is null) return true;
            try
            {
                return regex.IsMatch(text);
            }
            catch (RegexMatchTimeoutException)
            {
                return true; // nothing is known about the text; the server decides
            }
        }

        private static Regex? TryMake(string pattern, RegexOptions options)
        {
            try
            {
                return new Regex(pattern, options, Patience);
            }
            catch (ArgumentException)
            {
                return null; // a form that .NET does not know; the server decides
            }
        }
    }
}
