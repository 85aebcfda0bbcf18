namespace Losant.Runtime;

/// <summary>Validates a value of a union's case.</summary>
/// <typeparam name="T">The case's type.</typeparam>
/// <param name="value">The value.</param>
/// <param name="validation">Collects the violations.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void CaseCheck<T>(T value, ref Validation validation);
