using System.Text.Json;

namespace Losant.Runtime;

/// <summary>The codec for JSON of any kind. Nothing is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ElementCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc/>
    public static JsonElement Read(ref JsonInput input) => input.ReadElement();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, JsonElement value) => output.Write(value);
}
