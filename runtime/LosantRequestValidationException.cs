using System.Globalization;
using System.Text;

namespace Losant;

/// <summary>A value breaks its schema. Every violation is listed, the parameter is named, and nothing was sent.</summary>
public sealed class LosantRequestValidationException : ArgumentException
{
    /// <summary>How many violations the message shows.</summary>
    private const int Shown = 10;

    /// <summary>Makes the error.</summary>
    /// <param name="violations">The violations, at least one.</param>
    /// <param name="parameter">The parameter that the value was given for; null for none.</param>
    public LosantRequestValidationException(IReadOnlyList<LosantViolation> violations, string? parameter = null)
        : base(Describe(violations), parameter) => Violations = violations;

    /// <summary>All violations, in the order in which the value was looked at.</summary>
    public IReadOnlyList<LosantViolation> Violations { get; }

    private static string Describe(IReadOnlyList<LosantViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"The value breaks its schema in {violations.Count} place{(violations.Count == 1 ? "" : "s")}:");
        for (int i = 0; i < violations.Count && i < Shown; i++)
            text.Append('\n').Append(violations[i].Pointer.Length == 0 ? "(root)" : violations[i].Pointer).Append(": ").Append(violations[i].Message);
        if (violations.Count > Shown) text.Append(CultureInfo.InvariantCulture, $"\nand {violations.Count - Shown} more");
        return text.ToString();
    }
}
