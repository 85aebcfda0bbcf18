using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Losant.Runtime.Constraints.Syntax;

namespace LosantGen.Model;

/// <summary>Matches the patterns of a description, which are untrusted: a pattern that is invalid or takes too long does no harm.</summary>
internal static class PatternMatcher
{
    private const int MaxKnown = 1000;

    private const int MaxTimeouts = 5;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    // A description compares a pattern with many strings, and making a Regex takes much longer than one match.
    private static readonly ConcurrentDictionary<string, Matcher> Known = new(StringComparer.Ordinal);

    /// <summary>Whether a string matches a pattern; true if that cannot be determined.</summary>
    public static bool Matches(string pattern, string text)
    {
        if (!Known.TryGetValue(pattern, out var matcher))
        {
            if (Known.Count >= MaxKnown) Known.Clear();
            Known[pattern] = matcher = new Matcher(pattern);
        }
        return matcher.Matches(text);
    }

    private sealed class Matcher(string pattern)
    {
        private readonly Regex? _usual = Make(pattern, hasLone: false);

        private Regex? _withLoneSurrogates;

        // A busy machine may be the reason for one; a pattern that takes too long for several strings is not tried again.
        private int _timeouts;

        public bool Matches(string text)
        {
            if (_usual is null || _timeouts >= MaxTimeouts) return true;
            try
            {
                if (LoneSurrogates.TryWrite(text) is not { } withLone) return _usual.IsMatch(text);
                _withLoneSurrogates ??= Make(pattern, hasLone: true);
                return _withLoneSurrogates is null || LoneSurrogates.IsMatch(_withLoneSurrogates, withLone);
            }
            catch (Exception e) when (EcmaScript.IsFaultOfNet(e))
            {
                return true;
            }
            catch (RegexMatchTimeoutException)
            {
                _timeouts++;
                return true;
            }
        }

        private static Regex? Make(string pattern, bool hasLone)
        {
            try
            {
                return new Regex(EcmaScript.ToNet(pattern, hasLone), RegexOptions.CultureInvariant, MatchTimeout);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }
}
