namespace Losant.Runtime;

/// <summary>The codec for strings. Only the kind of the value is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : IJsonCodec<string>
{
    /// <inheritdoc/>
    public static string Read(ref JsonInput input) => input.ReadString() ?? throw input.Unexpected("a string");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, string value) => output.Write(value);
}
