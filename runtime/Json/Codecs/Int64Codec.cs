namespace Losant.Runtime;

/// <summary>Whole numbers. Nothing is checked beyond the kind of the value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : IJsonCodec<long>
{
    /// <inheritdoc/>
    public static long Read(ref JsonInput input) => input.ReadInt64() ?? throw input.Unexpected("a whole number");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, long value) => output.Write(value);
}
