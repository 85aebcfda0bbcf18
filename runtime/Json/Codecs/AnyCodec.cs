namespace Losant.Runtime;

/// <summary>The codec for JSON of any kind. Nothing is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AnyCodec : IJsonCodec<JsonAny>
{
    /// <inheritdoc/>
    public static JsonAny Read(ref JsonInput input) => new(input.ReadElement());

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, JsonAny value) => output.Write(value);
}
