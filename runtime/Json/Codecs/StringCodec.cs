namespace Losant.Runtime;

/// <summary>Strings. Nothing is checked beyond the kind of the value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : IJsonCodec<string>
{
    /// <inheritdoc/>
    public static string Read(ref JsonInput input) => input.ReadString() ?? throw input.Unexpected("a string");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, string value) => output.Write(value);
}
