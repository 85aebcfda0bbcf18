using System.Globalization;

namespace Losant;

/// <summary>
/// A body, or a parameter that is a number, a list or an object, violates its schema. The exception lists every violation and
/// names the parameter; nothing was sent. Its message has places, keywords, limits and lengths, and of the strings that were given, which may be secrets, nothing but the beginning of one that an enum does not have. A request that the API rejects throws a <see cref="LosantBadRequestException"/>.
/// </summary>
public sealed class LosantRequestValidationException : LosantException
{
    /// <summary>The maximum number of violations in the message.</summary>
    private const int Shown = 10;

    /// <summary>Initializes the exception.</summary>
    /// <param name="violations">The violations.</param>
    /// <param name="parameterName">The parameter's name in C#; null if there is none.</param>
    public LosantRequestValidationException(IReadOnlyList<LosantViolation> violations, string? parameterName = null)
        : base(Describe(violations, parameterName))
    {
        Violations = violations;
        ParameterName = parameterName;
    }

    /// <summary>All violations, in the order in which the value was checked.</summary>
    public IReadOnlyList<LosantViolation> Violations { get; }

    /// <summary>The parameter's name in C#; null if a value was checked by itself.</summary>
    public string? ParameterName { get; }

    private static List<string> Describe(IReadOnlyList<LosantViolation> violations, string? parameterName)
    {
        ArgumentNullException.ThrowIfNull(violations);
        string what = $"The value {(parameterName is null ? "" : $"of the parameter '{parameterName}' ")}violates its schema";
        if (violations.Count == 0) return [what + "."];
        List<string> lines = [string.Create(CultureInfo.InvariantCulture, $"{what} in {violations.Count} place{(violations.Count == 1 ? "" : "s")}:")];
        for (int i = 0; i < violations.Count && i < Shown; i++)
            lines.Add($"{(violations[i].Pointer.Length == 0 ? "(root)" : violations[i].Pointer)} {violations[i].Keyword}: {violations[i].Message}");
        if (violations.Count > Shown) lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {violations.Count - Shown} more"));
        return lines;
    }
}
