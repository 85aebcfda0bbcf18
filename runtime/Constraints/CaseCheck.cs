namespace Losant.Runtime;

/// <summary>Checks a value of a case.</summary>
/// <typeparam name="T">The case's type.</typeparam>
/// <param name="value">The value.</param>
/// <param name="validation">Where violations go.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void CaseCheck<T>(T value, ref Validation validation);
