namespace LosantGen.Diagnostics;

/// <summary>What a step found, and what it has to say about it.</summary>
public sealed record Result<T>(T Value, EquatableArray<ReportedDiagnostic> Diagnostics);
