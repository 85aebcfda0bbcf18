namespace Losant.Runtime;

/// <summary>Determines whether a JSON text matches a case of a union.</summary>
/// <param name="json">The JSON text.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool CaseFit(ReadOnlySpan<byte> json);
