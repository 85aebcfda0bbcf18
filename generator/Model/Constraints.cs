namespace LosantGen.Model;

/// <summary>The constraints of a string: lengths in Unicode code points, an ECMAScript pattern.</summary>
public sealed record StringConstraints(int? MinLength, int? MaxLength, string? Pattern);

/// <summary>The constraints of a number, with the bounds as in the description.</summary>
public sealed record NumberConstraints(string? Minimum, string? ExclusiveMinimum, string? Maximum, string? ExclusiveMaximum, string? MultipleOf);

/// <summary>The allowed number of items or members.</summary>
public sealed record CountConstraints(int? Min, int? Max);
