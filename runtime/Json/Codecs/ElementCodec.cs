using System.Text.Json;

namespace Losant.Runtime;

/// <summary>Values of any kind. Nothing is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ElementCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc/>
    public static JsonElement Read(ref JsonInput input) => input.ReadElement();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, JsonElement value) => output.Write(value);
}
