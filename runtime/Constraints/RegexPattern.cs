using System.Diagnostics;
using System.Text.RegularExpressions;
using Losant.Runtime.Constraints.Syntax;

namespace Losant.Runtime.Constraints;

/// <summary>
/// A pattern that needs a Regex: the engine whose time grows with the string only, where it supports the pattern, and otherwise the one that
/// tracks back. Only rules with such a pattern may reference this class: Regex adds 0.8 MB to a trimmed program.
/// </summary>
internal sealed class RegexPattern : StringPattern
{
    private readonly string _source;
    private Translated? _usual;
    private Translated? _withLoneSurrogates;

    /// <summary>Initializes a pattern. Its Regex is made by the first check: whoever writes a value has its rules too.</summary>
    public RegexPattern(string pattern) => _source = pattern;

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<char> text) => Matches(text) ?? MatchBudget.IsLenient;

    /// <inheritdoc/>
    public override string? Problem(ReadOnlySpan<char> text) => Matches(text) switch
    {
        true => null,
        false => "does not match",
        null => "could not be checked in time against",
    };

    // Null if that could not be found out in time.
    private bool? Matches(ReadOnlySpan<char> text)
    {
        string? withLone = text.ContainsAnyInRange('\uD800', '\uDFFF') ? LoneSurrogates.TryWrite(text.ToString()) : null;
        (string pattern, Regex? made) = withLone is null ? _usual ??= Translate(_source, hasLone: false) : _withLoneSurrogates ??= Translate(_source, hasLone: true);
        if (made is null) return true; // a syntax that .NET does not support, so the server decides
        TimeSpan left = MatchBudget.Take();
        if (left == TimeSpan.Zero) return null;
        long start = Stopwatch.GetTimestamp();
        try
        {
            Regex regex = left < MatchBudget.Most / 2 ? new Regex(pattern, made.Options, left) : made;
            bool isMatch = withLone is null ? regex.IsMatch(text) : LoneSurrogates.IsMatch(regex, withLone);
            MatchBudget.Spend(start);
            return isMatch;
        }
        catch (RegexMatchTimeoutException)
        {
            MatchBudget.Exhaust();
            return null;
        }
        catch (Exception e) when (EcmaScript.IsFaultOfNet(e))
        {
            return true; // as a syntax that it does not support
        }
    }

    private static Translated Translate(string source, bool hasLone)
    {
        string pattern = EcmaScript.ToNet(source, hasLone);
        return new Translated(pattern, TryMake(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) ?? TryMake(pattern, RegexOptions.CultureInvariant));
    }

    private static Regex? TryMake(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options, MatchBudget.Most);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // The pattern as .NET writes it; without a Regex if .NET does not support its syntax.
    private sealed record Translated(string Pattern, Regex? Regex);
}
