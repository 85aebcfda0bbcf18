namespace Losant.Runtime;

/// <summary>The codec for strings, numbers, booleans and null. Only the kind of the value is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ScalarCodec : IJsonCodec<JsonScalar>
{
    /// <inheritdoc/>
    public static JsonScalar Read(ref JsonInput input) => input.ReadScalar();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, JsonScalar value) => output.Write(value);
}
