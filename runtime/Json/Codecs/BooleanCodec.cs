namespace Losant.Runtime;

/// <summary>The codec for booleans. Only the kind of the value is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanCodec : IJsonCodec<bool>
{
    /// <inheritdoc/>
    public static bool Read(ref JsonInput input) => input.ReadBoolean() ?? throw input.Unexpected("a boolean");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, bool value) => output.Write(value);
}
