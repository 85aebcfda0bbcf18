using System.Text.RegularExpressions;
using Losant.Runtime.Constraints.Syntax;

namespace Losant.Runtime.Constraints;

/// <summary>A pattern that needs a Regex. Only rules with such a pattern may reference this class: Regex adds 0.8 MB to a trimmed program.</summary>
internal sealed class RegexPattern : StringPattern
{
    // Much longer than any valid string needs, short enough that the program does not appear to hang.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex? _regex;

    /// <summary>Initializes a pattern.</summary>
    public RegexPattern(string pattern)
    {
        string translated = EcmaScript.ToNet(pattern);
        _regex = TryMake(translated, RegexOptions.ECMAScript) ?? TryMake(translated, RegexOptions.CultureInvariant);
    }

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<char> text)
    {
        if (_regex is null) return true;
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true; // the match timed out, so the server decides
        }
    }

    private static Regex? TryMake(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options, MatchTimeout);
        }
        catch (ArgumentException)
        {
            return null; // a syntax that .NET does not support, so the server decides
        }
    }
}
