namespace LosantGen.Model;

/// <summary>The constraints of a string: lengths in Unicode code points, an ECMAScript pattern.</summary>
public sealed record StringConstraints(int? MinLength, int? MaxLength, string? Pattern)
{
    /// <summary>Any string.</summary>
    public static readonly StringConstraints None = new(null, null, null);

    /// <summary>The constraint that a string violates, in words; null if it violates none, or if its pattern cannot be evaluated.</summary>
    public string? Violation(string text)
    {
        var length = text.Length - Enumerable.Range(1, Math.Max(0, text.Length - 1)).Count(i => char.IsSurrogatePair(text[i - 1], text[i]));
        if (length < MinLength) return "the string is too short";
        if (length > MaxLength) return "the string is too long";
        return Pattern is null || PatternMatcher.Matches(Pattern, text) ? null : "the string does not match the pattern";
    }
}

/// <summary>The constraints of a number, with the bounds as in the description.</summary>
public sealed record NumberConstraints(string? Minimum, string? ExclusiveMinimum, string? Maximum, string? ExclusiveMaximum, string? MultipleOf)
{
    /// <summary>No number is within the bounds.</summary>
    public bool IsEmpty => Order(Minimum, Maximum) > 0 || Order(Minimum, ExclusiveMaximum) >= 0 || Order(ExclusiveMinimum, Maximum) >= 0 || Order(ExclusiveMinimum, ExclusiveMaximum) >= 0;

    /// <summary>The bound that a number, as JSON text, violates, in words; null if it is within them.</summary>
    public string? Violation(string number) =>
        Order(number, Minimum) < 0 || Order(number, ExclusiveMinimum) <= 0 ? "the number is too small"
        : Order(number, Maximum) > 0 || Order(number, ExclusiveMaximum) >= 0 ? "the number is too large" : null;

    // Null if a bound is missing, which compares as neither less nor greater.
    private static int? Order(string? left, string? right) => left is null || right is null ? null : ExactNumber.Compare(left, right);
}

/// <summary>The allowed number of items or members.</summary>
public sealed record CountConstraints(int? Min, int? Max);
