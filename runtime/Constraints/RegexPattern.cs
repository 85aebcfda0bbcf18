using System.Text.RegularExpressions;
using Losant.Runtime.Constraints.Syntax;

namespace Losant.Runtime.Constraints;

/// <summary>A pattern that needs a Regex. Nothing but the rules that have one may lead here: a Regex is 0.8 MB of a trimmed program.</summary>
internal sealed class RegexPattern : StringPattern
{
    // Far more than any sound text needs, far less than a program notices as hanging.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex? _regex;

    /// <summary>Makes the check for a pattern.</summary>
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
            return true; // nothing is known about the text; the server decides
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
            return null; // a form that .NET does not know; the server decides
        }
    }
}
