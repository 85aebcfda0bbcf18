namespace Losant.Runtime;

/// <summary>Strings, numbers, booleans and null. Nothing is checked beyond the kind of the value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ScalarCodec : IJsonCodec<JsonScalar>
{
    /// <inheritdoc/>
    public static JsonScalar Read(ref JsonInput input) => input.ReadScalar();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, JsonScalar value) => output.Write(value);
}
