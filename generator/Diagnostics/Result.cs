namespace LosantGen.Diagnostics;

/// <summary>The result of a step and its diagnostics.</summary>
public sealed record Result<T>(T Value, EquatableArray<ReportedDiagnostic> Diagnostics);
