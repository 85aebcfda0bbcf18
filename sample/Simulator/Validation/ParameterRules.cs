using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Losant.Simulator.Description;

namespace Losant.Simulator.Validation;

/// <summary>Checks the value of a parameter against the constraints of the description.</summary>
internal static class ParameterRules
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>The violation, or null if the value is valid.</summary>
    public static string? Violation(ApiParameter parameter, string text)
    {
        if (parameter.Pattern is { } pattern && !Patterns.GetOrAdd(pattern, static text => new Regex(text, RegexOptions.ECMAScript, MatchTimeout)).IsMatch(text))
            return $"{parameter.Name} does not match {pattern}";
        if (parameter.AllowedValues.Count > 0 && !parameter.AllowedValues.Contains(text, StringComparer.Ordinal))
            return $"{parameter.Name} must be one of {string.Join(", ", parameter.AllowedValues)}";
        if (text.Length < parameter.MinLength)
            return $"{parameter.Name} is shorter than {parameter.MinLength} characters";
        if (text.Length > parameter.MaxLength)
            return $"{parameter.Name} is longer than {parameter.MaxLength} characters";

        // Numbers are declared as strings; a numeric default identifies them.
        if (parameter.Default?.GetValueKind() == JsonValueKind.Number && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return $"{parameter.Name} is not a number";
        return null;
    }
}
