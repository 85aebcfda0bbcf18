using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Losant.Runtime.Constraints.Syntax;

/// <summary>
/// Writes lone surrogates for .NET, to which each would be half of a pair. In a string that has one, and in the pattern that is matched with it, each is
/// three code units: the last high surrogate, a low one that says what is meant, and a low one. The characters that begin with that
/// high surrogate are written so too. No code unit within a character begins another one, as in pairs.
/// </summary>
internal static class LoneSurrogates
{
    /// <summary>The first code unit.</summary>
    public const char Mark = '\uDBFF';

    /// <summary>How many characters there are of each second code unit, from <see cref="FirstLow"/> on.</summary>
    public const int GroupLength = 0x400;

    private const char FirstLow = '\uDC00';

    /// <summary>The first character of each second code unit: characters that begin with the mark, high surrogates and low ones.</summary>
    public static IReadOnlyList<int> Groups { get; } = [0x10FC00, 0xD800, 0xDC00];

    /// <summary>Whether a written string has a match. .NET looks for one at each code unit, also within the three of a character, where none counts.</summary>
    /// <exception cref="RegexMatchTimeoutException">All matches together took longer than the pattern may.</exception>
    public static bool IsMatch(Regex regex, string written)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Match match = regex.Match(written);
        while (match.Success && IsWithin(written, match.Index))
        {
            if (watch.Elapsed > regex.MatchTimeout) throw new RegexMatchTimeoutException();
            match = match.NextMatch();
        }

        return match.Success;
    }

    /// <summary>Writes a string; null if it has no lone surrogate.</summary>
    public static string? TryWrite(string text)
    {
        if (!HasAny(text)) return null;
        StringBuilder written = new(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                if (c == Mark) written.Append(Mark).Append(FirstLow);
                else written.Append(c);
                written.Append(text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                written.Append(Mark).Append((char)(FirstLow + (char.IsHighSurrogate(c) ? 1 : 2))).Append((char)(FirstLow + (c & (GroupLength - 1))));
            }
            else
            {
                written.Append(c);
            }
        }

        return written.ToString();
    }

    private static bool HasAny(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }

    private static bool IsWithin(string written, int index) => (index > 0 && written[index - 1] == Mark) || (index > 1 && written[index - 2] == Mark);
}
