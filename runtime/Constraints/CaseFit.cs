namespace Losant.Runtime;

/// <summary>Tells whether a JSON text fits a case of a union.</summary>
/// <param name="json">The text.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool CaseFit(ReadOnlySpan<byte> json);
