namespace LosantGen.Model;

/// <summary>What a string must look like: lengths in Unicode code points, an ECMAScript pattern.</summary>
public sealed record StringConstraints(int? MinLength, int? MaxLength, string? Pattern);

/// <summary>What a number must be; the bounds as they were written.</summary>
public sealed record NumberConstraints(string? Minimum, string? ExclusiveMinimum, string? Maximum, string? ExclusiveMaximum, string? MultipleOf);

/// <summary>How many items or members there may be.</summary>
public sealed record CountConstraints(int? Min, int? Max);
