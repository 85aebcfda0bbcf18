using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Losant.Simulator.Description;

namespace Losant.Simulator.Validation;

/// <summary>The rules that a description gives for a parameter which arrives as text.</summary>
internal static class ParameterRules
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with the text, or null.</summary>
    public static string? Violation(ApiParameter parameter, string text)
    {
        if (parameter.Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, MatchTimeout))
            return $"{parameter.Name} does not match {pattern}";
        if (parameter.AllowedValues.Count > 0 && !parameter.AllowedValues.Contains(text, StringComparer.Ordinal))
            return $"{parameter.Name} is none of {string.Join(", ", parameter.AllowedValues)}";
        if (text.Length < parameter.MinLength)
            return $"{parameter.Name} is shorter than {parameter.MinLength} characters";
        if (text.Length > parameter.MaxLength)
            return $"{parameter.Name} is longer than {parameter.MaxLength} characters";

        // Numbers are declared as strings; their default tells them apart.
        if (parameter.Default?.GetValueKind() == JsonValueKind.Number && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return $"{parameter.Name} is not a number";
        return null;
    }
}
