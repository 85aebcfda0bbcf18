using System.Text.RegularExpressions;
using Losant.Runtime.Constraints.Syntax;

namespace LosantGen.Model;

/// <summary>Matches the patterns of a description, which are untrusted: a pattern that is invalid or takes too long does no harm.</summary>
internal static class PatternMatcher
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a string matches a pattern; true if that cannot be determined.</summary>
    public static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, EcmaScript.ToNet(pattern), RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
