using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Losant.Runtime.Constraints.Syntax;

namespace LosantGen.Reading;

/// <summary>Determines which patterns the runtime can check. Others are ignored, because the runtime could not check them.</summary>
internal static class PatternCheck
{
    private const int MaxKnown = 500;

    // A description repeats a few patterns many times: the vendor's has 11 in 1,270 places, and in a new process each check is slow.
    private static readonly ConcurrentDictionary<string, string?> Known = new(StringComparer.Ordinal);

    /// <summary>The reason why a pattern cannot be checked; null if it can.</summary>
    public static string? WrongWith(string pattern)
    {
        if (Known.TryGetValue(pattern, out var wrong)) return wrong;
        wrong = Look(pattern);
        if (Known.Count < MaxKnown) Known[pattern] = wrong;
        return wrong;
    }

    private static string? Look(string pattern)
    {
        // Nearly all patterns need no Regex, and reading those is far cheaper than creating one.
        if (!PatternKind.NeedsRegex(pattern)) return null;
        var translated = EcmaScript.ToNet(pattern);
        try
        {
            _ = new Regex(translated, RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException e)
        {
            return Reason(e.Message, translated);
        }
    }

    // The message begins with the translated pattern and an offset: "Invalid pattern '[' at offset 1. Unterminated [] set."
    private static string Reason(string message, string pattern)
    {
        var start = message.IndexOf(pattern, StringComparison.Ordinal);
        var rest = start < 0 ? message : message.Substring(start + pattern.Length);
        var end = rest.IndexOfAny(['.', '-']);
        return (end < 0 ? rest : rest.Substring(end + 1)).Trim(' ', '.', '\r', '\n');
    }
}
