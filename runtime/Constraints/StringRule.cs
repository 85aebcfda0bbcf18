using System.Globalization;
using System.Runtime.CompilerServices;
using Losant.Runtime.Constraints;
using Losant.Runtime.Constraints.Syntax;

namespace Losant.Runtime;

/// <summary>The constraints of a string in a schema: its length, pattern, format and known values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringRule
{
    private const int ShortLength = 60;
    private const int UnknownLength = 20;

    private readonly int _minLength;
    private readonly int _maxLength;
    private readonly string? _pattern;
    private readonly StringPattern? _match;
    private readonly string? _format;
    private readonly string[]? _values;
    private readonly bool _hasMore;

    /// <summary>Initializes a rule. A constraint that is null or omitted does not apply.</summary>
    /// <param name="minLength">The minimum length, in Unicode code points.</param>
    /// <param name="maxLength">The maximum length, in Unicode code points; -1 for no maximum.</param>
    /// <param name="pattern">An ECMAScript regular expression that can be checked without a Regex; it may match anywhere in the string.</param>
    /// <param name="format">date-time, email or uri; other formats are not checked.</param>
    /// <param name="values">The allowed strings.</param>
    /// <exception cref="ArgumentException">The pattern needs a Regex.</exception>
    public StringRule(int minLength = 0, int maxLength = -1, string? pattern = null, string? format = null, string[]? values = null)
        : this(pattern, pattern is null ? null : Straight(pattern), minLength, maxLength, format, values)
    {
    }

    private StringRule(string? pattern, StringPattern? match, int minLength, int maxLength, string? format, string[]? values)
    {
        _minLength = minLength;
        _maxLength = maxLength;
        _pattern = pattern;
        _match = match;
        _format = format;
        _values = values;
        _hasMore = minLength > 0 || maxLength >= 0 || format is not null || values is not null;
    }

    /// <summary>
    /// Creates a rule whose pattern is checked by a Regex. It is separate from the constructor, so that a trimmed program without
    /// such a rule contains no Regex.
    /// </summary>
    /// <param name="pattern">Any ECMAScript regular expression; it may match anywhere in the string.</param>
    /// <param name="minLength">The minimum length, in Unicode code points.</param>
    /// <param name="maxLength">The maximum length, in Unicode code points; -1 for no maximum.</param>
    /// <param name="format">date-time, email or uri; other formats are not checked.</param>
    /// <param name="values">The allowed strings.</param>
    /// <returns>The rule.</returns>
    public static StringRule WithRegex(string pattern, int minLength = 0, int maxLength = -1, string? format = null, string[]? values = null) =>
        new(pattern, new RegexPattern(pattern), minLength, maxLength, format, values);

    /// <summary>Whether a pattern can be checked without a Regex.</summary>
    /// <param name="pattern">An ECMAScript regular expression.</param>
    public static bool IsStraight(string pattern) => !PatternKind.NeedsRegex(pattern);

    /// <summary>Whether a string satisfies the rule.</summary>
    /// <param name="text">The string.</param>
    public bool Accepts(ReadOnlySpan<char> text) => (_match is null || _match.Accepts(text)) && (!_hasMore || AcceptsMore(text));

    /// <summary>
    /// Gets the violations of a string: each violated keyword with a message. It may be a secret, so no message contains it, except the beginning of
    /// one that should be a known value.
    /// </summary>
    /// <param name="text">The string.</param>
    public IEnumerable<(string keyword, string message)> Explain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Explain(text, isSecret: false);
    }

    /// <summary>Gets the violations of a string, as <see cref="Explain(string)"/> does; no message contains one that is known to be a secret.</summary>
    internal IEnumerable<(string keyword, string message)> Explain(string text, bool isSecret)
    {
        string size = Size(text);
        if (_minLength > 0 && IsShorter(text, _minLength))
            yield return ("minLength", string.Create(CultureInfo.InvariantCulture, $"The string has {size}; at least {_minLength} are required."));
        if (_maxLength >= 0 && IsLonger(text, _maxLength))
            yield return ("maxLength", string.Create(CultureInfo.InvariantCulture, $"The string has {size}; at most {_maxLength} are allowed."));
        if (_match?.Problem(text) is { } problem) yield return ("pattern", $"The string of {size} {problem} {_pattern}.");
        if (_format is not null && !StringFormat.Accepts(_format, text)) yield return ("format", $"The string of {size} is not a valid {_format}.");
        if (_values is not null && !IsValue(text)) yield return ("enum", $"The string {(isSecret ? "" : $"'{ShortenUnknown(text)}' ")}is not one of {Enumerate(_values)}.");
    }

    /// <summary>Describes the rule in words, to follow "it must be".</summary>
    public string Describe()
    {
        List<string> parts = [];
        if (_minLength > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"at least {_minLength} characters long"));
        if (_maxLength >= 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"at most {_maxLength} characters long"));
        if (_pattern is not null) parts.Add($"a match of {_pattern}");
        if (_format is not null) parts.Add($"of the format {_format}");
        if (_values is not null) parts.Add($"one of {Enumerate(_values)}");
        return parts.Count == 0 ? "a string" : string.Join(" and ", parts);
    }

    /// <summary>Truncates a long string of a schema for a message.</summary>
    internal static string Shorten(string text) => Shorten(text, ShortLength);

    /// <summary>Truncates a string that should be a known value, and is perhaps something else altogether.</summary>
    internal static string ShortenUnknown(string text) => Shorten(text, UnknownLength);

    /// <summary>The length of a string in words, which a message has in place of the string.</summary>
    internal static string Size(ReadOnlySpan<char> text) => string.Create(CultureInfo.InvariantCulture, $"{Length(text)} character{(Length(text) == 1 ? "" : "s")}");

    /// <summary>Lists the first values for a message.</summary>
    internal static string Enumerate(IReadOnlyList<string> values)
    {
        const int Shown = 12;
        string[] shown = new string[Math.Min(values.Count, Shown)];
        for (int i = 0; i < shown.Length; i++) shown[i] = Shorten(values[i]);
        string list = string.Join(", ", shown);
        return values.Count <= Shown ? list : string.Create(CultureInfo.InvariantCulture, $"{list} and {values.Count - Shown} more");
    }

    private static string Shorten(string text, int length)
    {
        if (text.Length <= length) return text;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length] + "…";
    }

    // A separate method, because most rules are only a pattern: inlined, this makes checking a list of ids a sixth slower.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AcceptsMore(ReadOnlySpan<char> text) =>
        (_minLength <= 0 || !IsShorter(text, _minLength))
        && (_maxLength < 0 || !IsLonger(text, _maxLength))
        && (_values is null || IsValue(text))
        && (_format is null || StringFormat.Accepts(_format, text));

    // A code point has one or two chars, so only a length near the limit needs counting.
    private static bool IsShorter(ReadOnlySpan<char> text, int limit) => text.Length < limit || (text.Length < limit * 2L && Length(text) < limit);

    private static bool IsLonger(ReadOnlySpan<char> text, int limit) => text.Length > limit && (text.Length > limit * 2L || Length(text) > limit);

    private static int Length(ReadOnlySpan<char> text)
    {
        int pairs = 0;
        for (int i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                pairs++;
        return text.Length - pairs;
    }

    private static StringPattern Straight(string pattern) =>
        StraightPatternReader.TryRead(pattern) ?? (StringPattern?)LinePattern.TryRead(pattern) ?? throw new ArgumentException($"The pattern {pattern} needs a Regex.", nameof(pattern));

    private bool IsValue(ReadOnlySpan<char> text)
    {
        foreach (string value in _values!)
            if (text.SequenceEqual(value))
                return true;
        return false;
    }
}
