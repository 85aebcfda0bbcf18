namespace Losant.Runtime;

/// <summary>The codec for integers. Only the kind of the value is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : IJsonCodec<long>
{
    /// <inheritdoc/>
    public static long Read(ref JsonInput input) => input.ReadInt64() ?? throw input.Unexpected("an integer");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, long value) => output.Write(value);
}
