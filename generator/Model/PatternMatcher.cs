using System.Text.RegularExpressions;

namespace LosantGen.Model;

/// <summary>Patterns of a description, which are somebody else's: nothing hangs on one that is broken or takes too long.</summary>
internal static class PatternMatcher
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a text has a pattern in it; true where nobody can tell.</summary>
    public static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, MatchTimeout);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
