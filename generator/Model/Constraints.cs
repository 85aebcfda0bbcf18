namespace LosantGen.Model;

/// <summary>What a string must look like: lengths in Unicode code points, an ECMAScript pattern.</summary>
public sealed record StringConstraints(int? MinLength, int? MaxLength, string? Pattern)
{
    /// <summary>Any string.</summary>
    public static readonly StringConstraints None = new(null, null, null);

    /// <summary>What is wrong with a text; null where nothing is, or nobody can tell.</summary>
    public string? Violation(string text)
    {
        var length = text.Length - text.Count(char.IsLowSurrogate);
        if (length < MinLength) return "the text is too short";
        if (length > MaxLength) return "the text is too long";
        return Pattern is null || PatternMatcher.Matches(Pattern, text) ? null : "the text does not fit the pattern";
    }
}

/// <summary>What a number must be; the bounds as they were written.</summary>
public sealed record NumberConstraints(string? Minimum, string? ExclusiveMinimum, string? Maximum, string? ExclusiveMaximum, string? MultipleOf);

/// <summary>How many items or members there may be.</summary>
public sealed record CountConstraints(int? Min, int? Max);
