namespace Losant.Runtime;

/// <summary>Numbers. Nothing is checked beyond the kind of the value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : IJsonCodec<double>
{
    /// <inheritdoc/>
    public static double Read(ref JsonInput input) => input.ReadDouble() ?? throw input.Unexpected("a number");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, double value) => output.Write(value);
}
