namespace Losant.Runtime;

/// <summary>The codec for numbers. Only the kind of the value is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : IJsonCodec<double>
{
    /// <inheritdoc/>
    public static double Read(ref JsonInput input) => input.ReadDouble() ?? throw input.Unexpected("a number");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, double value) => output.Write(value);
}
